package io.opengse.game.callback;

import io.opengse.game.switches.BadSwitch;
import java.time.Duration;

/** How the game answers a session it was given: in good order, or not. */
public sealed interface Activation {
    /** ActivateGameServerSession inside OnStartGameServerSession, as documented. */
    record Prompt() implements Activation {}

    /** OnStartGameServerSession is answered at once, the activation comes later. */
    record Late(Duration by) implements Activation {}

    record Twice() implements Activation {}

    record Never() implements Activation {}

    /** With an id that is not this session's. */
    record WrongId() implements Activation {}

    static Activation parse(String text) throws BadSwitch {
        if (text.matches("late:[0-9]{1,9}")) {
            return new Late(Duration.ofMillis(Long.parseLong(text.substring("late:".length()))));
        }
        return switch (text) {
            case "twice" -> new Twice();
            case "never" -> new Never();
            case "wrong-id" -> new WrongId();
            default -> throw new BadSwitch("--activate=" + text + ": must be late:MILLIS, twice, never or wrong-id");
        };
    }
}
