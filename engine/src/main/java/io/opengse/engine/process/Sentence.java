package io.opengse.engine.process;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a condemned process is killed, and what its game is told.
 *
 * @param killAt null = never
 * @param shown the terminationTime of OnProcessTerminate
 */
public record Sentence(@Nullable Instant killAt, Instant shown) {
    public static Sentence at(Instant killAt) {
        return new Sentence(killAt, killAt);
    }

    /** Whether this one takes effect before that one. */
    public boolean soonerThan(@Nullable Instant other) {
        return killAt != null && (other == null || killAt.isBefore(other));
    }
}
