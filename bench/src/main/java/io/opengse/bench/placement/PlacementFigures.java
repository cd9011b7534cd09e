package io.opengse.bench.placement;

import io.opengse.bench.Lab;
import io.opengse.bench.figure.Figure;
import io.opengse.bench.figure.Medians;
import io.opengse.bench.scaling.ManyFleets;
import io.opengse.engine.Engine;
import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.placement.NewPlacement;
import io.opengse.engine.placement.PlacedSessions;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.placement.PlacementWork;
import io.opengse.engine.placement.Placing;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.player.PlayerSeats;
import io.opengse.engine.process.Condemnations;
import io.opengse.engine.process.Grace;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.NewQueue;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionEndings;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.session.SessionTransitions;
import io.opengse.engine.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How long one look at all placements that wait takes when every fleet is full: what a server does again and again. */
public final class PlacementFigures {
    private static final int FLEETS = 100;
    private static final int PLACEMENTS = 1_000;
    private static final int PLAYERS = 4;
    private static final int WARM_UPS = 40;
    private static final int ROUNDS = 60;
    private static final double MILLIS = 1_000;
    private static final String QUEUE = "bench";
    private static final String ACTOR = "bench";

    private final Lab lab;
    private final Store store;
    private final Engine engine;

    private PlacementFigures(Lab lab, Store store) {
        this.lab = lab;
        this.store = store;
        this.engine = ManyFleets.fill(lab, store, FLEETS);
    }

    public static void measure(Lab lab) {
        lab.progress().accept("a look at " + PLACEMENTS + " placements that wait for " + FLEETS + " full fleets");
        try (Store store = new MemoryStore()) {
            lab.figures().put(Figure.PLACEMENT_EVALUATION_MILLIS, new PlacementFigures(lab, store).measured());
        }
    }

    private double measured() {
        List<Fleet> fleets = engine.fleets().list(0, FLEETS);
        fleets.forEach(this::fill);
        engine.queues().create(queue(fleets), ACTOR);
        for (int number = 0; number < PLACEMENTS; number++) {
            engine.placements().start(placement(number), ACTOR);
        }
        PlacementWork work = work();
        List<Double> rounds = new ArrayList<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            Cause cause = new Cause(ACTOR, lab.clock().instant());
            double seconds = lab.stopwatch().seconds(() -> work.place(cause, PLACEMENTS));
            if (round >= 0) {
                rounds.add(seconds * MILLIS);
            }
        }
        return Medians.of(rounds);
    }

    /** Until nothing of it is free. */
    private void fill(Fleet fleet) {
        SessionRequest request = new SessionRequest("match", PLAYERS, Map.of(), "", "", "");
        for (int session = 1; session < ManyFleets.PROCESSES; session++) {
            engine.sessions().create(new NewSession(fleet.id(), request, "", "", ACTOR));
        }
    }

    private NewQueue queue(List<Fleet> fleets) {
        List<String> arns = fleets.stream()
                .map(fleet -> "qcs::gse:local:uin/100000000001:fleet/" + fleet.id())
                .toList();
        List<LatencyPolicy> policies =
                List.of(new LatencyPolicy(80, Duration.ofSeconds(60)), new LatencyPolicy(150, null));
        return new NewQueue(QUEUE, arns, policies, Duration.ofMinutes(10), Map.of());
    }

    private static NewPlacement placement(int number) {
        List<PlayerRequest> players = new ArrayList<>();
        List<PlayerLatency> latencies = new ArrayList<>();
        IntStream.range(0, PLAYERS)
                .mapToObj(player -> "player-" + number + "-" + player)
                .forEach(player -> {
                    players.add(new PlayerRequest(player, ""));
                    latencies.add(new PlayerLatency(player, "local", 20 + number % 50));
                    latencies.add(new PlayerLatency(player, "elsewhere", 90));
                });
        SessionRequest session = new SessionRequest("match", PLAYERS, Map.of(), "", "", "");
        return new NewPlacement("placement-" + number, QUEUE, new PlacementRequest(session, players, latencies));
    }

    /** As an engine has it, for the sweeper alone. */
    private PlacementWork work() {
        Surroundings surroundings = new Surroundings(store, lab.clock(), _ -> {});
        Duration reservation = engine.settings().playerReservation();
        Grace grace = new Grace(
                engine.settings().noProtectionDeadline(), engine.settings().killGrace());
        SessionEndings endings = new SessionEndings(
                new SessionTransitions(new PlacedSessions(new PlayerSeats(reservation))),
                new Condemnations(grace),
                grace);
        Placing placing = new Placing(surroundings, engine.sessions(), engine.players());
        return new PlacementWork(
                surroundings, placing, endings, engine.settings().region());
    }
}
