package io.opengse.trials.player;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody at the sample game's door, with a ticket. */
public final class Player implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final String ticket;
    private final String greeting;

    /**
     * Shows the ticket and hears the first answer.
     *
     * @throws IOException when there is no game, or it goes silent
     */
    public Player(InetSocketAddress game, String ticket) throws IOException {
        this.ticket = ticket;
        try {
            socket.connect(game, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            type(ticket);
            String line = in.readLine();
            greeting = line == null ? "" : line;
        } catch (IOException problem) {
            socket.close();
            throw problem;
        }
    }

    public String ticket() {
        return ticket;
    }

    /** The first line the game said. */
    public String greeting() {
        return greeting;
    }

    public boolean isIn() {
        return greeting.startsWith("Welcome");
    }

    public void type(String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads until a line has this in it; false when the game hangs up before. */
    public boolean hears(String part) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Says good-bye and waits until the game has hung up. */
    public void leave() throws IOException {
        type("quit");
        boolean heard;
        do {
            heard = in.readLine() != null;
        } while (heard);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
