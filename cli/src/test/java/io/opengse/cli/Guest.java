package io.opengse.cli;

import com.tencentcloudapi.gse.v20191112.models.PlayerSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A player of the sample game who sits at the table until it leaves: when all have left, the match is over. */
final class Guest implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    private Guest(Socket socket) {
        this.socket = socket;
    }

    /** Returns once the game has let it in. */
    static Guest seated(PlayerSession ticket) throws IOException {
        Socket socket = new Socket(ticket.getIpAddress(), Math.toIntExact(ticket.getPort()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write((ticket.getPlayerSessionId() + "\n").getBytes(StandardCharsets.UTF_8));
        String heard =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (heard == null || !heard.startsWith("Welcome")) {
            socket.close();
            throw new IOException("the game said: " + heard);
        }
        return new Guest(socket);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
