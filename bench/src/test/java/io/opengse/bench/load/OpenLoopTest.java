package io.opengse.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    /** Each look at it takes a microsecond. */
    private final AtomicLong time = new AtomicLong();

    private final Stopwatch stopwatch = new Stopwatch(() -> time.addAndGet(1_000));

    @Test
    void doesEveryWorkOnce() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        new OpenLoop(stopwatch, 100_000).millis(50, 0.99, done::add);

        assertThat(done).hasSize(50);
    }

    @Test
    void countsALatencyFromWhenTheWorkWasDue() {
        double millis = new OpenLoop(stopwatch, 1_000).millis(1, 1, _ -> time.addAndGet(7_000_000));

        assertThat(millis).isGreaterThanOrEqualTo(7);
    }

    @Test
    void aWorkThatFailsFailsTheMeasurement() {
        assertThatThrownBy(() -> new OpenLoop(stopwatch, 1_000).millis(1, 1, _ -> {
                    throw new IllegalArgumentException("refused");
                }))
                .hasRootCauseMessage("refused");
    }
}
