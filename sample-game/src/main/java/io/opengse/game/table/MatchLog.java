package io.opengse.game.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;

/** One match as lines of text in a file that GSE collects. A full disk is reported once and does not stop the match. */
final class MatchLog {
    private final BufferedWriter writer;
    private final InstantSource clock;
    private final PrintStream console;
    private boolean broken;

    private MatchLog(BufferedWriter writer, InstantSource clock, PrintStream console) {
        this.writer = writer;
        this.clock = clock;
        this.console = console;
    }

    static MatchLog open(Path file, InstantSource clock, PrintStream console) throws IOException {
        var writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new MatchLog(writer, clock, console);
    }

    static MatchLog none(InstantSource clock, PrintStream console) {
        return new MatchLog(new BufferedWriter(Writer.nullWriter()), clock, console);
    }

    /** The last part of the id, as far as a file name can hold it. */
    static String fileName(String sessionId) {
        var last = sessionId.substring(sessionId.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        return (last.length() > 120 ? last.substring(0, 120) : last) + ".log";
    }

    void write(String line) {
        if (!broken) {
            attempt(() -> {
                writer.write(clock.instant() + " " + line + "\n");
                writer.flush();
            });
        }
    }

    void close() {
        attempt(writer::close);
    }

    private void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException failed) {
            broken = true;
            console.println("the match log cannot be written any more: " + failed);
        }
    }

    /** Something that may fail the way files fail. */
    private interface Writing {
        void run() throws IOException;
    }
}
