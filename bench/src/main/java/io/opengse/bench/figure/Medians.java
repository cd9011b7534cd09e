package io.opengse.bench.figure;

import java.util.List;

/** The middle of repeated measurements: one disturbed round does not move it. */
public final class Medians {
    private Medians() {}

    /** @throws IllegalArgumentException when there is nothing to take the middle of */
    public static double of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
