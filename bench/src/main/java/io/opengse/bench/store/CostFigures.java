package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.engine.session.GameSession;
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
    private static final int BATCHES = 8;

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
            History.fill(old, finished, lab.clock().instant());
            lab.figures().put(Figure.CREATE_COST_RATIO_FINISHED, ratio(lab, young, old));
        }
    }

    private static double ratio(Lab lab, Books small, Books large) {
        List<Double> ratios = new ArrayList<>();
        seconds(lab, small);
        seconds(lab, large);
        for (int round = 0; round < lab.scale().rounds(); round++) {
            double cost = round % 2 == 0 ? seconds(lab, small) : 0;
            double costLarge = seconds(lab, large);
            ratios.add(costLarge / (round % 2 == 0 ? cost : seconds(lab, small)));
        }
        return Medians.of(ratios);
    }

    private static double seconds(Lab lab, Books books) {
        GameSession[] created = new GameSession[BATCH];
        double seconds = 0;
        for (int batch = 0; batch < BATCHES; batch++) {
            seconds += lab.callers().seconds(BATCH, each -> created[each] = books.create());
            books.end(created, BATCH);
        }
        return seconds;
    }
}
