package io.opengse.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One player of the sample game (sample-game/README.md): shows its ticket and plays Nim well until the match is over. */
final class Seat {
    private static final int PATIENCE_MILLIS = 15_000;
    private static final int MOST_AT_ONCE = 3;
    private static final Pattern POSITION = Pattern.compile("\\((\\d+) sticks?\\)\\s+(.+), take 1 to (\\d+)\\.$");

    private final String name;
    private final String ticket;

    Seat(String name, String ticket) {
        this.name = name;
        this.ticket = ticket;
    }

    /**
     * Plays one match to its end.
     *
     * @param heard gets every line the game says
     * @return the line that says who won
     */
    String play(InetSocketAddress game, Consumer<String> heard) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(game, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            say(socket, ticket);
            String result = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.accept(line);
                if (line.startsWith("***")) {
                    result = line.replace("*", "").strip();
                }
                Matcher position = POSITION.matcher(line);
                if (position.find() && position.group(2).equals(name)) {
                    say(socket, Integer.toString(move(position)));
                }
            }
            return result;
        }
    }

    private static int move(Matcher position) {
        int sticks = Integer.parseInt(position.group(1));
        int surplus = sticks % (MOST_AT_ONCE + 1);
        return surplus == 0 ? 1 : Math.min(surplus, Integer.parseInt(position.group(3)));
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
