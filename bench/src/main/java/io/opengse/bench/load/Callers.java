package io.opengse.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A closed loop: so many callers, each of which begins its next work when its last one is answered. */
public record Callers(Stopwatch stopwatch, int callers) {
    /** Does the works 0 to {@code works} - 1 and says how many were done per second. */
    public double perSecond(int works, IntConsumer work) {
        return works / seconds(works, work);
    }

    public double seconds(int works, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        return stopwatch.seconds(() -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> running = new ArrayList<>();
                for (int caller = 0; caller < callers; caller++) {
                    running.add(threads.submit(() -> {
                        for (int mine = next.getAndIncrement(); mine < works; mine = next.getAndIncrement()) {
                            work.accept(mine);
                        }
                    }));
                }
                running.forEach(Callers::finish);
            }
        });
    }

    static void finish(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopping);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a work of the benchmark failed", failed.getCause());
        }
    }
}
