package io.opengse.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** How long works took, in milliseconds, and how many failed; for many threads. */
public final class Latencies {
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final LongAdder failures = new LongAdder();

    public void took(double time) {
        millis.add(time);
    }

    public void failed() {
        failures.increment();
    }

    public long failures() {
        return failures.sum();
    }

    /** Those that did not fail. */
    public int count() {
        return millis.size();
    }

    /** Within which this share (0 to 1) of them was done; 0 when there were none. */
    public double within(double share) {
        List<Double> sorted;
        synchronized (millis) {
            sorted = millis.stream().sorted().toList();
        }
        int place = Math.clamp((int) Math.ceil(sorted.size() * share) - 1, 0, Math.max(0, sorted.size() - 1));
        return sorted.isEmpty() ? 0 : sorted.get(place);
    }

    public double longest() {
        return within(1);
    }
}
