package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Figures;
import io.opengse.bench.figure.Medians;
import io.opengse.bench.load.OpenLoop;
import io.opengse.engine.player.PlayerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Creates and joins on one store, beside the store's own floor, round by round in turns. */
public final class StoreFigures {
    private static final double SHARE = 0.99;
    private static final int JOINED_SESSIONS = 128;

    private final Lab lab;
    private final Books books;
    private final Books.Hosted[] created;
    private final Named named;

    /** What the figures of a kind of store are called, and how many creates a second the open loop begins. */
    private record Named(
            Figure creates, Figure floor, Figure ratio, Figure joins, Figure late, Figure floorLate, int rate) {
        static final Named EMBEDDED = new Named(
                Figure.DURABLE_CREATES_PER_SECOND,
                Figure.STORE_FLOOR_PER_SECOND,
                Figure.CREATE_TO_FLOOR_RATIO,
                Figure.DURABLE_JOINS_PER_SECOND,
                Figure.CREATE_P99_MILLIS,
                Figure.FLOOR_P99_MILLIS,
                2_000);
        static final Named POSTGRES = new Named(
                Figure.POSTGRES_CREATES_PER_SECOND,
                Figure.POSTGRES_FLOOR_PER_SECOND,
                Figure.POSTGRES_CREATE_TO_FLOOR_RATIO,
                Figure.POSTGRES_JOINS_PER_SECOND,
                Figure.POSTGRES_CREATE_P99_MILLIS,
                Figure.POSTGRES_FLOOR_P99_MILLIS,
                1_000);
    }

    private StoreFigures(Lab lab, Books books) {
        this.lab = lab;
        this.books = books;
        this.named = lab.postgres().isPresent() ? Named.POSTGRES : Named.EMBEDDED;
        this.created = new Books.Hosted[lab.scale().creates()];
    }

    public static void measure(Lab lab) {
        int processes = lab.scale().creates();
        lab.progress().accept("creates and joins on a store of " + processes + " ready processes");
        try (Books books = Books.open(lab, "creates", processes)) {
            new StoreFigures(lab, books).rounds();
        }
    }

    private void rounds() {
        Floor floor = new Floor(lab, books);
        List<Double> creates = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> joins = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        List<Double> lateFloors = new ArrayList<>();
        warmUp(floor);
        for (int round = 0; round < lab.scale().rounds(); round++) {
            boolean floorFirst = round % 2 == 0;
            double before = floorFirst ? perSecond(floor::create) : 0;
            double create = perSecond(books::create);
            double bare = floorFirst ? before : perSecond(floor::create);
            floors.add(bare);
            creates.add(create);
            ratios.add(create / bare);
            joins.add(joinsPerSecond());
            if (floorFirst) {
                lateFloor(floor).ifPresent(lateFloors::add);
            }
            late.add(openLoop(books::create));
            if (!floorFirst) {
                lateFloor(floor).ifPresent(lateFloors::add);
            }
        }
        Figures figures = lab.figures();
        figures.put(named.creates(), Medians.of(creates));
        figures.put(named.floor(), Medians.of(floors));
        figures.put(named.ratio(), Medians.of(ratios));
        figures.put(named.joins(), Medians.of(joins));
        figures.put(named.late(), Medians.of(late));
        if (!lateFloors.isEmpty()) {
            figures.put(named.floorLate(), Medians.of(lateFloors));
        }
    }

    /** Only in the full form: it takes seconds. */
    private OptionalDouble lateFloor(Floor floor) {
        return lab.scale().quick() ? OptionalDouble.empty() : OptionalDouble.of(openLoop(floor::create));
    }

    private void warmUp(Floor floor) {
        for (int round = 0; round < lab.scale().warmUps(); round++) {
            perSecond(floor::create);
            perSecond(books::create);
        }
        joinsPerSecond();
        openLoop(books::create);
    }

    private double perSecond(Supplier<Books.Hosted> create) {
        double perSecond = lab.callers().perSecond(created.length, each -> created[each] = create.get());
        books.end(created, created.length);
        return perSecond;
    }

    private double joinsPerSecond() {
        int works = Math.min(created.length, JOINED_SESSIONS * Books.SEATS);
        lab.callers().seconds(JOINED_SESSIONS, each -> created[each] = books.create());
        double perSecond = lab.callers()
                .perSecond(
                        works,
                        each -> books.engine()
                                .players()
                                .join(
                                        created[each % JOINED_SESSIONS].session(),
                                        new PlayerRequest("player-" + each, ""),
                                        "bench"));
        books.end(created, JOINED_SESSIONS);
        return perSecond;
    }

    private double openLoop(Supplier<Books.Hosted> create) {
        int works = Math.min(created.length, named.rate() * lab.scale().openLoopSeconds());
        double millis =
                new OpenLoop(lab.stopwatch(), named.rate()).millis(works, SHARE, each -> created[each] = create.get());
        books.end(created, works);
        return millis;
    }
}
