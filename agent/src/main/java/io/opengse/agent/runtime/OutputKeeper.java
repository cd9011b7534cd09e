package io.opengse.agent.runtime;

import io.opengse.agent.os.OutputShelf;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps the captured output of games within bounds: each file below its limit, and of processes that are gone only the
 * newest. Run from time to time by the wiring's timer.
 */
public final class OutputKeeper implements Runnable {
    private static final System.Logger LOG = System.getLogger(OutputKeeper.class.getName());
    private static final int KEPT = 100;

    private final OutputShelf outputs;
    private final long limit;
    private final LoopRunner runner;

    /** @param limit bytes per process */
    public OutputKeeper(OutputShelf outputs, long limit, LoopRunner runner) {
        this.outputs = outputs;
        this.limit = limit;
        this.runner = runner;
    }

    @Override
    public void run() {
        try {
            keep();
        } catch (IOException | RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "the games' output could not be trimmed", failure);
        }
    }

    private void keep() throws IOException {
        Set<String> living = runner.standing().known().stream()
                .map(Standing.Known::processId)
                .collect(Collectors.toSet());
        Map<String, FileTime> gone = new HashMap<>();
        for (String process : outputs.processes()) {
            if (living.contains(process)) {
                outputs.trim(process, limit);
            } else {
                gone.put(process, outputs.writtenAt(process));
            }
        }
        List<String> oldestFirst = gone.keySet().stream()
                .sorted(Comparator.comparing(gone::get))
                .limit(Math.max(0, gone.size() - KEPT))
                .toList();
        for (String process : oldestFirst) {
            outputs.delete(process);
        }
    }
}
