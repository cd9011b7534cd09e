package io.opengse.game;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A person with nc: sends lines and waits for lines. */
final class TcpPlayer implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    TcpPlayer(int port, String firstLine) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        type(firstLine);
    }

    void type(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads until a line has this in it. */
    String hears(String part) throws IOException {
        var heard = new StringBuilder();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.append(line).append('\n');
            if (line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("never heard \"" + part + "\" but:\n" + heard);
    }

    /** Reads until the server has hung up. */
    void isSentAway() throws IOException {
        while (in.readLine() != null) {
            // what is said on the way out is of no interest here
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
