package io.opengse.bench.scaling;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.engine.Engine;
import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.scaling.CustomCountMeaning;
import io.opengse.engine.scaling.ScalingEvaluations;
import io.opengse.engine.store.Store;
import java.util.ArrayList;
import java.util.List;

/** How long one look at every fleet takes: what a server does once a minute. */
public final class ScalingFigures {
    private static final int FLEETS = 1_000;
    private static final int WARM_UPS = 40;
    private static final int ROUNDS = 60;
    private static final double MILLIS = 1_000;

    private ScalingFigures() {}

    public static void measure(Lab lab) {
        lab.progress().accept("the evaluation of " + FLEETS + " scaled fleets");
        try (Store store = new MemoryStore()) {
            Engine engine = ManyFleets.fill(lab, store, FLEETS);
            ScalingEvaluations evaluations = new ScalingEvaluations(
                    new Surroundings(store, lab.clock(), _ -> {}), CustomCountMeaning.FREE, engine.capacityChanges());
            List<Double> rounds = new ArrayList<>();
            for (int round = -WARM_UPS; round < ROUNDS; round++) {
                Cause cause = new Cause("bench", lab.clock().instant());
                double seconds = lab.stopwatch().seconds(() -> evaluations.round(cause));
                if (round >= 0) {
                    rounds.add(seconds * MILLIS);
                }
            }
            lab.figures().put(Figure.SCALING_EVALUATION_MILLIS, Medians.of(rounds));
        }
    }
}
