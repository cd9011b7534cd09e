package io.opengse.trials.away;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something between an agent and its server that can fall silent: it then takes all that either end sends and new
 * connections as well, and passes on nothing, without either end being told. Connections of that time stay dead.
 */
final class Wire implements AutoCloseable {
    private static final int CHUNK = 8192;
    private static final int DEAD = -1;

    private final ServerSocket door;
    private final int serverPort;
    private final AtomicInteger silences = new AtomicInteger();
    private volatile boolean silent;

    Wire(int serverPort) {
        this.serverPort = serverPort;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        Thread.ofVirtual().name("wire").start(this::carryAll);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing comes through. */
    void fallSilent() {
        silent = true;
        silences.incrementAndGet();
    }

    /** New connections are carried again. */
    void speak() {
        silent = false;
    }

    private void carryAll() {
        while (!door.isClosed()) {
            try {
                Socket agent = door.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                int mine = silent ? DEAD : silences.get();
                Thread.ofVirtual().start(() -> carry(agent, server, mine));
                Thread.ofVirtual().start(() -> carry(server, agent, mine));
            } catch (IOException _) {
                Thread.yield(); // closed, or no server just now: the agent comes again
            }
        }
    }

    private void carry(Socket from, Socket to, int mine) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                if (silences.get() == mine) {
                    to.getOutputStream().write(chunk, 0, read);
                }
            }
        } catch (IOException _) {
            Thread.yield(); // one end has hung up
        }
        if (silences.get() == mine) {
            hangUp(from);
            hangUp(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
