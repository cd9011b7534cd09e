package io.opengse.server.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A network before a server: passes bytes on, until it is cut, at once or after so many bytes that go to the server. */
public final class Relay implements AutoCloseable {
    private static final int BUFFER = 16 << 10;

    private final ServerSocket door;
    private final int behind;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    public Relay(URI server) throws IOException {
        behind = server.getPort();
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** After this many more bytes whoever sends is hung up on, and nobody is served any more. */
    public void cutAfter(long bytes) {
        left.set(bytes);
        if (bytes == 0) {
            hangUp();
        }
    }

    public void mend() {
        left.set(Long.MAX_VALUE);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                serve(door.accept());
            } catch (IOException _) {
                // The door was closed, or what is behind it does not answer: either way this one is not served.
            }
        }
    }

    private void serve(Socket from) throws IOException {
        open.add(from);
        if (left.get() <= 0) {
            from.close();
            return;
        }
        Socket to = new Socket(InetAddress.getLoopbackAddress(), behind);
        open.add(to);
        Thread.ofVirtual().start(() -> pass(from, to, true));
        Thread.ofVirtual().start(() -> pass(to, from, false));
    }

    private void pass(Socket from, Socket to, boolean counted) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (counted && left.addAndGet(-read) <= 0) {
                    hangUp();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException _) {
            // Whoever hung up: the other end is told by closing.
        }
    }

    private void hangUp() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        hangUp();
    }
}
