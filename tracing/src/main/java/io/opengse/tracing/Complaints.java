package io.opengse.tracing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Says that a collector takes no spans: at once, then once a minute, and when it takes them again. */
final class Complaints {
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final String endpoint;
    private final InstantSource clock;
    private final System.Logger log;
    private @Nullable Instant last;
    private long batches;

    Complaints(String endpoint, InstantSource clock, System.Logger log) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.log = log;
    }

    synchronized void refused(String why) {
        batches++;
        Instant now = clock.instant();
        if (last == null || !now.isBefore(last.plus(SILENCE))) {
            last = now;
            log.log(
                    System.Logger.Level.WARNING,
                    "traces are lost: the collector at {0} took none of {1} batches: {2}. Start it, correct"
                            + " otlp-endpoint, or take the setting away",
                    endpoint,
                    batches,
                    why);
        }
    }

    synchronized void taken() {
        if (last != null) {
            log.log(System.Logger.Level.INFO, "traces are taken again by the collector at {0}", endpoint);
        }
        last = null;
        batches = 0;
    }
}
