package io.opengse.bench.condition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the system has yet to write for others, such as the files of a build. A sync of ours may wait for it: right
 * after a build the p99 of the bare floor was four times as long once.
 */
public final class Writeback {
    private static final Path SYNC = Path.of("/usr/bin/sync");

    private Writeback() {}

    /** Returns when all of it is on disk; at once where there is no sync command. */
    public static void await() throws IOException, InterruptedException {
        if (!Files.isExecutable(SYNC)) {
            return;
        }
        int exit = new ProcessBuilder(SYNC.toString()).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("sync ended with " + exit);
        }
    }
}
