package io.opengse.agent.process;

import java.util.List;

/** What the rules say to an event. */
public sealed interface Step {
    /** The process is now {@code to}; the effects follow once that is written down. */
    record Moved(GameProcess to, List<ProcessEffect> effects) implements Step {}

    /** A duplicate, or old news. */
    record Stayed() implements Step {}

    /** Cannot be; {@code why} begins with a code word and is fit for the game to read. */
    record Refused(String why) implements Step {}

    static Step moved(GameProcess to, ProcessEffect... effects) {
        return new Moved(to, List.of(effects));
    }

    static Step stayed() {
        return new Stayed();
    }

    static Step refused(String why) {
        return new Refused(why);
    }
}
