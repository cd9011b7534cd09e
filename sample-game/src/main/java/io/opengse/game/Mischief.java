package io.opengse.game;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;

/** What a broken game does to its host. */
final class Mischief {
    private static final int LINES_PER_MIB = 8192;

    private Mischief() {}

    /** A port that was free a moment ago, so that nobody listens on it. */
    static int deadPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A child that outlives us. */
    static long child() throws IOException {
        return new ProcessBuilder("sleep", "86400").inheritIO().start().pid();
    }

    static void flood(PrintStream out, int mebibytes) {
        var line = "flood ".repeat(21) + "-\n"; // 128 bytes
        Thread.ofVirtual().name("flood").start(() -> {
            for (var lines = (long) mebibytes * LINES_PER_MIB; lines > 0; lines--) {
                out.print(line);
            }
        });
    }
}
