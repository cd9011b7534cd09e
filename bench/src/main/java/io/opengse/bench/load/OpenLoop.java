package io.opengse.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Begins works at a fixed rate whatever becomes of them. A work's latency counts from when it was due, not from when it
 * could begin, so that a stall is felt by all who came during it (no coordinated omission).
 */
public record OpenLoop(Stopwatch stopwatch, int perSecond) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /** The latency in milliseconds that this share (0 to 1) of the works kept within. */
    public double millis(int works, double share, IntConsumer work) {
        long[] latencies = new long[works];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>(works);
            long start = stopwatch.now();
            for (int each = 0; each < works; each++) {
                int mine = each;
                long due = start + each * NANOS_PER_SECOND / perSecond;
                stopwatch.waitUntil(due);
                running.add(threads.submit(() -> {
                    work.accept(mine);
                    latencies[mine] = stopwatch.now() - due;
                }));
            }
            running.forEach(Callers::finish);
        }
        Arrays.sort(latencies);
        int place = Math.min(works - 1, (int) Math.ceil(works * share) - 1);
        return latencies[place] / NANOS_PER_MILLI;
    }
}
