package io.opengse.game.player;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One TCP connection. What it is told goes through a queue and a thread of its own, so that somebody who does not read
 * holds up nobody; who lets the queue run full is cut off. Called by the table.
 */
public final class Visitor {
    private static final String CLOSE = "\0";
    private static final int WAITING_LINES = 200;

    private final Socket socket;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING_LINES);
    private final CountDownLatch gone = new CountDownLatch(1);

    Visitor(Socket socket) {
        this.socket = socket;
    }

    public void tell(String line) {
        if (!lines.offer(line)) {
            cut();
        }
    }

    /** Says a last line and hangs up. */
    public void dismiss(String lastLine) {
        tell(lastLine);
        tell(CLOSE);
    }

    /** Writes what is told until the visitor is dismissed or gone. */
    void write() {
        try {
            var out = socket.getOutputStream();
            for (var line = lines.take(); !line.equals(CLOSE); line = lines.take()) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            socket.shutdownOutput(); // and let the other side hang up: closing now could lose the last line on its way
            gone.await(1, TimeUnit.SECONDS);
        } catch (IOException broken) {
            gone.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            cut();
        }
    }

    /** The reader has seen the end of the connection; what was told before is still written, if it can be. */
    void left() {
        gone.countDown();
        tell(CLOSE);
    }

    private void cut() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            gone.countDown();
        }
    }
}
