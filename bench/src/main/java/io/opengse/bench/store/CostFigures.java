package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a create stays as cheap when the books grow: two stores side by side, batches small enough for the smaller one,
 * in turns. Freeing the processes again is not counted.
 */
public final class CostFigures {
    private static final int FEW_PROCESSES = 100;
    private static final int MANY_PROCESSES = 10_000;
    private static final int SOME_PROCESSES = 1_000;
    private static final int BATCH = 96;
    private static final int WARM_UPS = 10;

    private CostFigures() {}

    public static void measure(Lab lab) {
        lab.progress().accept("the cost of a create with 10,000 processes, against 100");
        try (Books small = Books.open(lab, "few", FEW_PROCESSES);
                Books large = Books.open(lab, "many", MANY_PROCESSES)) {
            lab.figures().put(Figure.CREATE_COST_RATIO_PROCESSES, ratio(lab, small, large));
        }
        int finished = lab.scale().finished();
        lab.progress().accept("the cost of a create with " + finished + " finished sessions, against none");
        try (Books young = Books.open(lab, "young", SOME_PROCESSES);
                Books old = Books.open(lab, "old", SOME_PROCESSES)) {
            History.fill(lab, old);
            lab.figures().put(Figure.CREATE_COST_RATIO_FINISHED, ratio(lab, young, old));
        }
    }

    /** Batch by batch in turns, so that whatever else the machine does meets both. */
    private static double ratio(Lab lab, Books small, Books large) {
        List<Double> costs = new ArrayList<>();
        List<Double> costsLarge = new ArrayList<>();
        for (int batch = -WARM_UPS; batch < lab.scale().costBatches(); batch++) {
            double cost = seconds(lab, small);
            double costLarge = seconds(lab, large);
            if (batch >= 0) {
                costs.add(cost);
                costsLarge.add(costLarge);
            }
        }
        return Medians.of(costsLarge) / Medians.of(costs);
    }

    private static double seconds(Lab lab, Books books) {
        Books.Hosted[] created = new Books.Hosted[BATCH];
        double seconds = lab.callers().seconds(BATCH, each -> created[each] = books.create());
        books.end(created, BATCH);
        return seconds;
    }
}
