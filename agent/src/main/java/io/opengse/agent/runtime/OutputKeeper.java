package io.opengse.agent.runtime;

import io.opengse.agent.os.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps the captured output of games within bounds: each file below its limit, and of processes that are gone only the
 * newest. Run from time to time by the wiring's timer.
 */
public final class OutputKeeper implements Runnable {
    private static final System.Logger LOG = System.getLogger(OutputKeeper.class.getName());
    private static final int KEPT = 100;
    private static final String ENDING = ".log";

    private final Path outputs;
    private final long limit;
    private final LoopRunner runner;

    /** @param limit bytes per process */
    public OutputKeeper(Path outputs, long limit, LoopRunner runner) {
        this.outputs = outputs;
        this.limit = limit;
        this.runner = runner;
    }

    @Override
    public void run() {
        try {
            keep();
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "the games' output in " + outputs + " could not be trimmed", failure);
        }
    }

    private void keep() throws IOException {
        Set<String> living = runner.standing().known().stream()
                .map(known -> known.processId() + ENDING)
                .collect(Collectors.toSet());
        Map<Path, FileTime> gone = new HashMap<>();
        for (Path file : files()) {
            if (living.contains(String.valueOf(file.getFileName()))) {
                OutputFiles.trim(file, limit);
            } else {
                gone.put(file, Files.getLastModifiedTime(file));
            }
        }
        List<Path> oldestFirst = gone.keySet().stream()
                .sorted(Comparator.comparing(gone::get))
                .limit(Math.max(0, gone.size() - KEPT))
                .toList();
        for (Path file : oldestFirst) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(OutputFiles.older(file));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(outputs)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
    }
}
