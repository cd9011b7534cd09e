package io.opengse.bench.load;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Time as a measurement needs it: it only rises. Made by the main from the system's counter. */
public record Stopwatch(LongSupplier nanos) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long GLANCE_NANOS = 2_000_000;

    public long now() {
        return nanos.getAsLong();
    }

    public double secondsSince(long start) {
        return (now() - start) / NANOS_PER_SECOND;
    }

    public double seconds(Runnable work) {
        long start = now();
        work.run();
        return secondsSince(start);
    }

    public void waitUntil(long moment) {
        for (long left = moment - now(); left > 0; left = moment - now()) {
            LockSupport.parkNanos(left);
        }
    }

    public void pause(Duration length) {
        waitUntil(now() + length.toNanos());
    }

    /** @throws IllegalStateException when it has not come true by then */
    public void await(String what, Duration patience, BooleanSupplier condition) {
        var _ = awaited(what, patience, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** As {@link #await}, for something that is not there at first. */
    public <T> T awaited(String what, Duration patience, Supplier<Optional<T>> look) {
        long last = now() + patience.toNanos();
        Optional<T> seen = look.get();
        while (seen.isEmpty()) {
            if (now() > last) {
                throw new IllegalStateException("waited " + patience.toSeconds() + " s in vain for " + what);
            }
            waitUntil(now() + GLANCE_NANOS);
            seen = look.get();
        }
        return seen.get();
    }
}
