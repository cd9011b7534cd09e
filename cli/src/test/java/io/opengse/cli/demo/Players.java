package io.opengse.cli.demo;

import io.opengse.cli.console.Screen;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;

/** Lets other tests play a match of the sample game. */
public final class Players {
    private Players() {}

    /** Says who won. */
    public static String play(InetSocketAddress game, Map<String, String> tickets) {
        return new Match(game).play(tickets, new Story(new Screen().console(), Clock.systemUTC(), true));
    }
}
