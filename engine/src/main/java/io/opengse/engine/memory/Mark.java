package io.opengse.engine.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A place in an order by time; the id breaks ties. Instants are kept in whole milliseconds, as the SQL store does. */
record Mark(Instant at, String id) implements Comparable<Mark> {
    private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::at).thenComparing(Mark::id);

    /** Before everything of that moment, because no id is empty. */
    static Mark startOf(Instant at) {
        return new Mark(millis(at), "");
    }

    /** After everything of that moment. */
    static Mark endOf(Instant at) {
        return new Mark(millis(at).plusMillis(1), "");
    }

    static Instant millis(Instant given) {
        return given.getNano() % 1_000_000 == 0 ? given : given.truncatedTo(ChronoUnit.MILLIS);
    }

    static @Nullable Instant millisOrNull(@Nullable Instant given) {
        return given == null ? null : millis(given);
    }

    @Override
    public int compareTo(Mark other) {
        return ORDER.compare(this, other);
    }
}
