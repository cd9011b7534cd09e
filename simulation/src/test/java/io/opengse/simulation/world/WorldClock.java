package io.opengse.simulation.world;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one clock of a world. Stands still while anything happens; only the {@link Agenda} moves it, from event to event. */
public final class WorldClock extends Clock {
    public static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    private Instant now = BEGINNING;

    void moveTo(Instant next) {
        if (next.isBefore(now)) {
            throw new IllegalStateException("time does not go back: " + now + " to " + next);
        }
        now = next;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody in the simulation asks for a time zone");
    }
}
