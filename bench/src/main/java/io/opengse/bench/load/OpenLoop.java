package io.opengse.bench.load;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Begins works at a fixed rate whatever becomes of them. A work's latency counts from when it was due, not from when it
 * could begin, so that a stall is felt by all who came during it (no coordinated omission). Keeps nothing of a work but
 * its latency: what a load program holds on to, the collector of the measured program copies.
 */
public record OpenLoop(Stopwatch stopwatch, int perSecond) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * The latency in milliseconds that this share (0 to 1) of the works kept within. Those of the first half second do
     * not count: they meet what was done before the load began.
     */
    public double millis(int works, double share, IntConsumer work) {
        long[] latencies = new long[works];
        AtomicReference<@Nullable RuntimeException> failed = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = stopwatch.now();
            for (int each = 0; each < works; each++) {
                int mine = each;
                long due = start + each * NANOS_PER_SECOND / perSecond;
                stopwatch.waitUntil(due);
                threads.execute(() -> {
                    try {
                        work.accept(mine);
                        latencies[mine] = stopwatch.now() - due;
                    } catch (RuntimeException failure) {
                        failed.compareAndSet(null, failure);
                    }
                });
            }
        }
        RuntimeException failure = failed.get();
        if (failure != null) {
            throw new IllegalStateException("a work of the benchmark failed", failure);
        }
        int settling = Math.min(perSecond, works) / 2;
        Arrays.sort(latencies, settling, works);
        int place = Math.min(works - 1, settling + (int) Math.ceil((works - settling) * share) - 1);
        return latencies[place] / NANOS_PER_MILLI;
    }
}
