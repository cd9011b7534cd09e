package io.opengse.bench;

import io.opengse.bench.condition.Conditions;
import io.opengse.bench.condition.Noise;
import io.opengse.bench.condition.Writeback;
import io.opengse.bench.console.ConsoleFigures;
import io.opengse.bench.deployment.StartFigures;
import io.opengse.bench.deployment.UnpackFigures;
import io.opengse.bench.front.CallFigures;
import io.opengse.bench.hosts.HostFigures;
import io.opengse.bench.placement.PlacementFigures;
import io.opengse.bench.program.CreateToActive;
import io.opengse.bench.program.FirstSession;
import io.opengse.bench.program.MemoryFigures;
import io.opengse.bench.scaling.ScalingFigures;
import io.opengse.bench.sdk.RatioProgram;
import io.opengse.bench.sdk.SdkFigures;
import io.opengse.bench.store.CostFigures;
import io.opengse.bench.store.ListFigures;
import io.opengse.bench.store.SearchFigures;
import io.opengse.bench.store.StoreFigures;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** One run: every measurement in turn, with a look at the machine's noise before, between and after. */
final class Bench {
    /** Each has its own --only; together they would take the quick form from seconds to minutes. */
    private static final Set<Part> LEFT_OUT_WHEN_QUICK = EnumSet.of(
            Part.ACTIVE, Part.SCALING, Part.LISTS, Part.UNPACK, Part.START, Part.SEARCH, Part.CALL, Part.PLACEMENT);

    /** These measure a large installation, each for minutes. */
    private static final Set<Part> ONLY_ALONE = EnumSet.of(Part.HOSTS, Part.CONSOLE);

    private final Lab lab;
    private final Part part;

    /** What may be measured alone. */
    enum Part {
        ALL,
        SDK,
        STORE,
        COST,
        MEMORY,
        FIRST,
        SCALING,
        ACTIVE,
        LISTS,
        UNPACK,
        START,
        SEARCH,
        CALL,
        PLACEMENT,
        HOSTS,
        CONSOLE
    }

    Bench(Lab lab, Part part) {
        this.lab = lab;
        this.part = part;
    }

    Report run() throws IOException, InterruptedException {
        long start = lab.stopwatch().now();
        Conditions conditions = Conditions.observe(lab);
        Noise noise = new Noise(lab.stopwatch());
        noise.probe();
        if (wanted(Part.FIRST)) {
            FirstSession.measure(lab);
        }
        if (wanted(Part.ACTIVE)) {
            CreateToActive.measure(lab);
        }
        if (wanted(Part.MEMORY)) {
            MemoryFigures.measure(lab);
        }
        if (wanted(Part.SDK)) {
            RatioProgram.measure(lab);
            SdkFigures.accepts(lab);
        }
        noise.probe();
        Writeback.await();
        if (wanted(Part.STORE)) {
            StoreFigures.measure(lab);
        }
        if (wanted(Part.COST)) {
            CostFigures.measure(lab);
        }
        if (wanted(Part.SCALING)) {
            ScalingFigures.measure(lab);
        }
        if (wanted(Part.LISTS)) {
            ListFigures.measure(lab);
        }
        if (wanted(Part.UNPACK)) {
            UnpackFigures.measure(lab);
        }
        if (wanted(Part.START)) {
            StartFigures.measure(lab);
        }
        if (wanted(Part.CALL)) {
            CallFigures.measure(lab);
        }
        if (wanted(Part.PLACEMENT)) {
            PlacementFigures.measure(lab);
        }
        if (wanted(Part.SEARCH)) {
            SearchFigures.measure(lab);
        }
        if (wanted(Part.HOSTS)) {
            HostFigures.measure(lab);
        }
        if (wanted(Part.CONSOLE)) {
            ConsoleFigures.measure(lab);
        }
        noise.probe();
        return report(conditions, noise, start);
    }

    /** Only {@link SdkFigures#ratio}, in this program. */
    Report ratio() throws IOException {
        RatioProgram.endWithItsStarter();
        long start = lab.stopwatch().now();
        Noise noise = new Noise(lab.stopwatch());
        noise.probe();
        SdkFigures.ratio(lab);
        return report(Conditions.observe(lab), noise, start);
    }

    private Report report(Conditions conditions, Noise noise, long start) {
        return new Report(
                lab.scale(), conditions, lab.figures(), noise, lab.stopwatch().secondsSince(start));
    }

    private boolean wanted(Part one) {
        boolean leftOut = ONLY_ALONE.contains(one) || lab.scale().quick() && LEFT_OUT_WHEN_QUICK.contains(one);
        return part == one || part == Part.ALL && !leftOut;
    }
}
