package io.opengse.agent.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Somebody with a socket. Says its piece, listens or not, and goes. */
final class Stranger implements AutoCloseable {
    private final Socket socket;

    Stranger(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
    }

    /** Says all of it while hearing what comes, and stays until the other side has hung up. */
    static void converse(int port, byte... piece) throws IOException, InterruptedException {
        try (Stranger stranger = new Stranger(port)) {
            Thread speaking = Thread.ofVirtual().start(() -> stranger.say(piece, true));
            stranger.hear();
            speaking.join();
        }
    }

    /** Says it, and goes without having heard anything. */
    static void shout(int port, byte... piece) throws IOException {
        try (Stranger stranger = new Stranger(port)) {
            stranger.say(piece, false);
        }
    }

    /** Says it unless the other side hangs up first. */
    void say(byte[] piece, boolean farewell) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(piece);
            if (farewell) {
                socket.shutdownOutput();
            }
        } catch (IOException hungUp) {
            // to be cut short is one of the right answers; whether the games are served is looked at elsewhere
        }
    }

    /** Until the other side hangs up. */
    long hear() {
        byte[] some = new byte[16_384];
        long heard = 0;
        try (InputStream in = socket.getInputStream()) {
            for (int length = in.read(some); length >= 0; length = in.read(some)) {
                heard += length;
            }
        } catch (IOException reset) {
            return heard;
        }
        return heard;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
