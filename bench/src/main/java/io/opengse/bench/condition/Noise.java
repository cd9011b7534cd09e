package io.opengse.bench.condition;

import io.opengse.bench.load.Stopwatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whether the machine had other things to do: the same piece of arithmetic, timed at the start, in the middle and at the
 * end of the run, should take the same time.
 */
public final class Noise {
    private static final int STEPS = 20_000_000;
    private static final int TRIES = 5;
    private static final int WARM_UPS = 3;
    private static final double SUSPICIOUS = 1.15;

    private final Stopwatch stopwatch;
    private final List<Double> repeats = new ArrayList<>();
    private long sum;

    public Noise(Stopwatch stopwatch) {
        this.stopwatch = stopwatch;
        for (int warmUp = 0; warmUp < WARM_UPS; warmUp++) {
            spin();
        }
    }

    public void probe() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            repeats.add(stopwatch.seconds(this::spin));
        }
    }

    /** The slowest repeat against the fastest: 1 on a quiet machine. */
    public double spread() {
        return Collections.max(repeats) / Collections.min(repeats);
    }

    public boolean suspicious() {
        return spread() > SUSPICIOUS;
    }

    private void spin() {
        long value = sum | 1;
        for (int step = 0; step < STEPS; step++) {
            value ^= value << 13;
            value ^= value >>> 7;
            value ^= value << 17;
        }
        sum = value;
    }
}
