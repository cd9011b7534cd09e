package io.opengse.engine.placement;

import java.util.List;

/** What the rules say about a waiting placement at one moment, and what they made of each destination. */
public record Choice(Verdict verdict, List<Considered> considered) {
    public Choice {
        considered = List.copyOf(considered);
    }

    /** What to do. */
    public sealed interface Verdict {
        /** Place it there. */
        record Take(Option option) implements Verdict {}

        /** Nothing is free where it may go; something may become so. */
        record Wait() implements Verdict {}

        /** Nothing ever will be: the latencies exclude every destination. */
        record GiveUp(String why) implements Verdict {}
    }
}
