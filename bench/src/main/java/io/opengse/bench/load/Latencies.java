package io.opengse.bench.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How long works took, in milliseconds, and how many failed; for many threads. */
public final class Latencies {
    private static final int MOST_REASONS = 5;

    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final LongAdder failures = new LongAdder();
    private final Map<String, Integer> reasons = new ConcurrentHashMap<>();

    public void took(double time) {
        millis.add(time);
    }

    /** @param why in words; of many different ones only the first are kept */
    public void failed(String why) {
        failures.increment();
        if (reasons.containsKey(why) || reasons.size() < MOST_REASONS) {
            reasons.merge(why, 1, Integer::sum);
        }
    }

    /** Why works failed, and how many for each reason. */
    public Map<String, Integer> reasons() {
        return Map.copyOf(reasons);
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
