package io.opengse.simulation.backend;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.NewPlacement;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.NewQueue;
import io.opengse.engine.queue.QueueChange;
import io.opengse.engine.session.SessionRequest;
import io.opengse.simulation.backend.Calls.Outcome;
import io.opengse.simulation.world.Chances;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Those who let a queue over all fleets find the place: they start, ask, stop, and change the queue meanwhile. */
public final class Matchmaking {
    private static final String API = "api AKIDsimulated";
    private static final QueueName QUEUE = new QueueName("matches");
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final World world;
    private final Chances chances;
    private final Calls calls;
    private int started;
    private boolean open = true;

    Matchmaking(World world) {
        this.world = world;
        this.chances = world.chances().split();
        this.calls = new Calls(world);
    }

    void begin() {
        NewQueue queue = new NewQueue(QUEUE.value(), arns(world.fleets()), List.of(), TIMEOUT, Map.of());
        world.server().ask(engine -> engine.queues().create(queue, "operator")).orElseThrow();
        next();
    }

    void close() {
        open = false;
    }

    private void next() {
        world.agenda().after(chances.millis(500, 9000), "matchmaker", "wants a place", () -> {
            if (open) {
                want();
                next();
            }
        });
    }

    private void want() {
        switch (chances.between(0, 9)) {
            case 0 -> change();
            case 1, 2 -> stop(new PlacementId("match-" + chances.between(1, Math.max(1, started))));
            default -> start(command(), 4);
        }
    }

    private NewPlacement command() {
        String id = "match-" + ++started;
        List<PlayerRequest> players = new ArrayList<>();
        List<PlayerLatency> latencies = new ArrayList<>();
        boolean measured = chances.in(0.5);
        int many = chances.between(0, 3);
        for (int player = 0; player < many; player++) {
            String name = id + "-" + player;
            players.add(new PlayerRequest(name, ""));
            if (measured) {
                latencies.add(new PlayerLatency(name, "local", chances.in(0.05) ? 0 : chances.between(20, 180)));
            }
        }
        SessionRequest session = new SessionRequest(id, many + 1, Map.of(), "", "", "");
        world.ledger().placement(id);
        return new NewPlacement(id, QUEUE.value(), new PlacementRequest(session, players, latencies));
    }

    /** The same again until there is an answer, and now and then once more. */
    private void start(NewPlacement command, int tries) {
        calls.call("place " + command.id(), engine -> engine.placements().start(command, API), outcome -> {
            switch (outcome) {
                case Outcome.Done<Placement>(var placement) -> {
                    world.ledger().told(placement);
                    world.progress().count(Counted.PLACEMENTS_STARTED);
                    if (chances.in(0.1)) {
                        later(() -> start(command, 1));
                    }
                    ask(placement.id(), 6);
                }
                case Outcome.No<Placement> _ -> {}
                case Outcome.Unknown<Placement> _ -> {
                    if (tries > 1) {
                        later(() -> start(command, tries - 1));
                    }
                }
            }
        });
    }

    private void ask(PlacementId id, int times) {
        later(() -> calls.call("ask for " + id, engine -> engine.placements().require(id), outcome -> {
            boolean over = outcome instanceof Outcome.Done<Placement>(var placement) && told(placement);
            if (!over && times > 1) {
                ask(id, times - 1);
            }
        }));
    }

    private boolean told(Placement placement) {
        world.ledger().told(placement);
        if (placement.status() == PlacementStatus.FULFILLED) {
            world.progress().count(Counted.PLACEMENTS_FULFILLED);
        }
        return placement.status().over();
    }

    private void stop(PlacementId id) {
        calls.call("stop " + id, engine -> engine.placements().stop(id, API), outcome -> {
            if (outcome instanceof Outcome.Done<Placement>(var placement)) {
                world.ledger().told(placement);
            }
        });
    }

    private void change() {
        List<Fleet> fleets = new ArrayList<>(world.fleets());
        if (chances.in(0.5)) {
            fleets = fleets.reversed();
        }
        List<LatencyPolicy> policies = chances.in(0.5)
                ? List.of()
                : List.of(
                        new LatencyPolicy(chances.between(60, 110), Duration.ofSeconds(chances.between(1, 10))),
                        new LatencyPolicy(chances.between(120, 200), null));
        QueueChange next = new QueueChange(arns(fleets), policies, null);
        calls.call("change queue " + next, engine -> engine.queues().update(QUEUE, next, API), _ -> {});
    }

    /** A fleet that shall be deleted must not be a destination any more. */
    static void leave(Engine engine, Fleet fleet) {
        List<String> others = engine.queues().require(QUEUE).destinations().stream()
                .filter(destination -> !destination.id().equals(fleet.id().value()))
                .map(destination -> destination.arn())
                .toList();
        engine.queues().update(QUEUE, new QueueChange(others, null, null), API);
    }

    /** Nobody waits any more. */
    public void stopAll(List<Placement> pending) {
        pending.forEach(placement -> world.server()
                .ask(engine -> engine.placements().stop(placement.id(), API))
                .orElseThrow());
    }

    private void later(Runnable what) {
        world.agenda().after(chances.millis(300, 9000), "matchmaker", "comes again", what);
    }

    private static List<String> arns(List<Fleet> fleets) {
        return fleets.stream()
                .map(fleet -> "qcs::gse:local:uin/100000000001:fleet/" + fleet.id())
                .toList();
    }
}
