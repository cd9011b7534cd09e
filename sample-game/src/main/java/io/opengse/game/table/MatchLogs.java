package io.opengse.game.table;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The folder of this process's match logs, which is its own. Keeps the last few: after each session GSE takes all that
 * is in the folder, and a process that has played a thousand matches must not send a thousand logs for the next one.
 * Used by the table's thread only.
 */
final class MatchLogs {
    /** The log of the match before may still be on its way when the next one begins. */
    static final int MOST = 5;

    private final Path directory;
    private final InstantSource clock;
    private final PrintStream console;
    private final Deque<Path> kept = new ArrayDeque<>();

    MatchLogs(Path directory, InstantSource clock, PrintStream console) {
        this.directory = directory;
        this.clock = clock;
        this.console = console;
    }

    /** A match whose log cannot be opened is played without one. */
    MatchLog open(String sessionId) {
        try {
            Files.createDirectories(directory);
            var file = directory.resolve(MatchLog.fileName(sessionId));
            var log = MatchLog.open(file, clock, console);
            kept.remove(file);
            kept.add(file);
            if (kept.size() > MOST) {
                Files.deleteIfExists(kept.remove());
            }
            return log;
        } catch (IOException failed) {
            console.println("there is no log of this match in " + directory + ": " + failed);
            return MatchLog.none(clock, console);
        }
    }
}
