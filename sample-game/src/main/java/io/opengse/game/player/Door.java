package io.opengse.game.player;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on the client port; every visitor has one thread to read and one to write. Decides nothing. */
public final class Door implements AutoCloseable {
    private static final int FIRST_LINE_MILLIS = 30_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ServerSocket socket;
    private final Set<Thread> writers = ConcurrentHashMap.newKeySet();

    private Door(ServerSocket socket) {
        this.socket = socket;
    }

    /** @param port 0 for any free one */
    public static Door open(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return new Door(socket);
        } catch (IOException busy) {
            socket.close();
            throw busy;
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    public void welcome(Visits visits) {
        Thread.ofVirtual().name("door").start(() -> {
            while (!socket.isClosed()) {
                try {
                    var accepted = socket.accept();
                    Thread.ofVirtual().name("visitor").start(() -> attend(accepted, visits));
                } catch (IOException failed) {
                    if (!socket.isClosed()) {
                        visits.doorFailed(failed);
                        return;
                    }
                }
            }
        });
    }

    private void attend(Socket accepted, Visits visits) {
        var visitor = new Visitor(accepted);
        var writer = Thread.ofVirtual().name("writer").unstarted(visitor::write);
        writers.add(writer);
        writer.start();
        try {
            accepted.setSoTimeout(FIRST_LINE_MILLIS);
            var lines = new LineReader(accepted.getInputStream());
            var first = lines.next();
            if (first != null) {
                accepted.setSoTimeout(0);
                visits.arrived(visitor, first);
                for (var line = lines.next(); line != null; line = lines.next()) {
                    visits.said(visitor, line);
                }
            }
        } catch (SocketTimeoutException silent) {
            visitor.dismiss("Nothing came. The first line must be your player session id (or the word watch).");
        } catch (IOException lost) {
            visitor.dismiss("Bye.");
        } finally {
            visits.left(visitor);
            visitor.left();
            writers.remove(writer);
        }
    }

    /** Takes in nobody any more and gives those who were dismissed a moment to read it. */
    @Override
    public void close() throws IOException, InterruptedException {
        socket.close();
        for (var writer : writers) {
            writer.join(LAST_WORDS);
        }
    }
}
