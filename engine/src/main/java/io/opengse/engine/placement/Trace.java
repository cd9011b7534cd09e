package io.opengse.engine.placement;

import java.time.Instant;
import java.util.List;

/** One decision about a placement: when, what came of it, and what was made of every destination. */
public record Trace(Instant at, String words, List<Considered> considered) {
    public Trace {
        considered = List.copyOf(considered);
    }
}
