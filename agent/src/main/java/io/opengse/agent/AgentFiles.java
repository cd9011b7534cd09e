package io.opengse.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where an agent keeps what, below its data directory. */
record AgentFiles(Path data) {
    Path journal() {
        return data.resolve("agent").toAbsolutePath();
    }

    /** The games' captured stdout and stderr. */
    Path outputs() {
        return journal().resolve("output");
    }

    /** Log bundles on their way to the server. */
    Path spool() {
        return journal().resolve("spool");
    }

    void prepare() throws IOException {
        Files.createDirectories(outputs());
        Files.createDirectories(spool());
    }

    /** An earlier agent's bundles are collected anew: nobody knows which of them are whole. */
    void emptySpool() throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(spool())) {
            left = files.filter(Files::isRegularFile).toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
    }
}
