package io.opengse.simulation.server;

import io.opengse.engine.Engine;
import io.opengse.engine.host.Held;
import io.opengse.engine.host.Orders;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.Watch;
import io.opengse.engine.store.StoreFailed;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Question;
import io.opengse.server.link.LinkDoor;
import io.opengse.simulation.server.SimulatedStore.ServerDied;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server program: a real engine on the world's store, the streams of the agents, the rounds of sweeper and
 * pulse. It may die at any transaction; the next one finds only what the store has.
 */
public final class ControlServer {
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration PULSE = Duration.ofSeconds(5);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final World world;
    private final Servers servers;
    private final String name;
    private final Map<HostId, HostStream> streams = new LinkedHashMap<>();
    private @Nullable Life life;
    private Instant leadsSince = Instant.MAX;
    /** It has said that it is there: before, no host may be held by it. */
    private boolean listening;

    private long lastDesired;
    private long lastStream;

    /**
     * Everything that dies with the program.
     *
     * @param watch over the other servers; a server that is alone needs none
     */
    private record Life(Engine engine, LinkDoor door, Engine sweeping, String id, Optional<Watch> watch) {}

    ControlServer(World world, Servers servers, String name) {
        this.world = world;
        this.servers = servers;
        this.name = name;
    }

    void boot() {
        if (life != null) {
            return;
        }
        servers.noteWhoLeads();
        servers.store().serverLives();
        Engine engine = engine(world.clock());
        Duration ahead = world.seam().sweeperAhead();
        Engine sweeping = ahead.isZero() ? engine : engine(Clock.offset(world.clock(), ahead));
        String id = servers.several() ? servers.nextId() : "";
        Life born = new Life(engine, new LinkDoor(engine, world.clock()), sweeping, id, watch(engine, id));
        life = born;
        leadsSince = servers.several() ? Instant.MAX : world.now();
        lastDesired = 0;
        if (born.watch().isPresent()) {
            doRound(() -> beat(born));
            round(born, BEAT, "beats", () -> beat(born));
            round(born, SWEEP, "sweeps", () -> sweepIfItLeads(born));
            round(born, LOOK, "pulses", () -> lookTogether(engine));
        } else {
            round(born, SWEEP, "sweeps", () -> sweeping.sweeper().sweep());
            round(born, PULSE, "pulses", () -> streams.values().forEach(HostStream::pulse));
        }
    }

    private Optional<Watch> watch(Engine engine, String id) {
        if (!servers.several()) {
            return Optional.empty();
        }
        Replica me = new Replica(id, name, "simulated", world.now(), world.now(), 0);
        return Optional.of(new Watch(engine.replicas(), me, world.clock()));
    }

    private void beat(Life of) {
        Watch watch = of.watch().orElseThrow();
        watch.beat();
        listening = true;
        noteWhetherItLeads(watch);
    }

    private void sweepIfItLeads(Life of) {
        Watch watch = of.watch().orElseThrow();
        noteWhetherItLeads(watch);
        if (watch.holds()) {
            of.sweeping().sweeper().sweep();
        }
    }

    private void noteWhetherItLeads(Watch watch) {
        servers.noteWhoLeads();
        if (!watch.holds()) {
            leadsSince = Instant.MAX;
        } else if (leadsSince.equals(Instant.MAX)) {
            leadsSince = world.now();
            world.trace(name, "LEADS");
        }
    }

    /** As Pulse does: all streams at once. */
    private void lookTogether(Engine engine) {
        Map<HostId, Held> held = new LinkedHashMap<>();
        streams.forEach((host, stream) -> held.put(host, stream.held()));
        Set<HostId> taken = held.isEmpty() ? Set.of() : engine.hosts().seen(id(), held);
        streams.values().stream()
                .filter(stream -> taken.contains(stream.host()))
                .forEach(HostStream::lost);
        if (world.seam().bellRings()) {
            Map<HostId, Orders> orders = engine.hosts().allOrders();
            Map<HostId, List<DesiredInstance>> desired = engine.instances().allDesired();
            streams.forEach((host, stream) ->
                    stream.lookIfBehind(orders.getOrDefault(host, Orders.NONE), desired.getOrDefault(host, List.of())));
        }
    }

    private String id() {
        return life == null ? "" : life.id();
    }

    /** As AgentLinks.nextStream does; a server that is alone need not tell its streams from others'. */
    Held nextStream() {
        return servers.several() ? new Held(id(), ++lastStream) : Held.BY_NOBODY;
    }

    private Engine engine(Clock clock) {
        return new Engine(
                servers.store(), servers.settings(), clock, world.chances().generator(), this::nudge);
    }

    private void round(Life of, Duration every, String what, Runnable work) {
        world.agenda().after(every, name, what, () -> {
            if (life == of) {
                doRound(work);
                round(of, every, what, work);
            }
        });
    }

    /** A round that fails is tried again with the next one. */
    private void doRound(Runnable work) {
        try {
            attempt(() -> {
                work.run();
                return true;
            });
        } catch (StoreFailed full) {
            world.trace(name, "its round fails: " + full.getMessage());
        }
    }

    void die(String why) {
        if (life == null) {
            return;
        }
        world.trace(name, "DIES: " + why);
        world.progress().count(Counted.SERVER_DEATHS);
        ends();
    }

    /** In good order, as LinkServer.close and Standing.close do: its hosts and its lease are free at once. */
    void stop() {
        Life stopping = life;
        if (stopping == null) {
            return;
        }
        world.trace(name, "STOPS");
        world.progress().count(Counted.SERVER_STOPS);
        doRound(() -> {
            List.copyOf(streams.values()).stream()
                    .takeWhile(_ -> life == stopping) // it may be killed while it stops
                    .forEach(HostStream::dismiss);
            stopping.watch().filter(_ -> life == stopping).ifPresent(Watch::leave);
        });
        if (life == stopping) {
            ends();
        }
    }

    private void ends() {
        life = null;
        leadsSince = Instant.MAX;
        listening = false;
        streams.values().forEach(HostStream::serverDied);
        streams.clear();
        Duration down = world.stormy() ? world.chances().seconds(0, 25) : Duration.ofSeconds(1);
        world.agenda().after(down, name, "starts again", this::boot);
    }

    boolean up() {
        return life != null;
    }

    /** Since when it does what one server is enough for; far in the future when it does not. */
    Instant leadsSince() {
        return leadsSince;
    }

    /** Somebody asks the engine. Empty when no answer comes: it is down, or goes down meanwhile. */
    <A> Optional<A> ask(Function<Engine, A> question) {
        Life now = life;
        return now == null ? Optional.empty() : attempt(() -> question.apply(now.engine()));
    }

    /** A game's question, through the real words of the link. */
    Optional<Answer> answer(Question question) {
        Life now = life;
        if (now == null) {
            return Optional.empty();
        }
        Optional<Answer> answer =
                attempt(() -> world.seam().answer(question, () -> now.door().answer(question)));
        answer.map(Answer::getResponse).ifPresent(response -> {
            world.trace(name, "answers " + response.getStatus() + " " + response.getErrorMessage());
            Broken.unless(
                    response.getStatus() != GseResponse.Status.ERROR_500
                            || !response.getErrorMessage().contains("the server failed"),
                    () -> "no question makes the server fail, but this one did: " + question);
        });
        return answer;
    }

    /**
     * Runs something of the server. What its callers must expect (Refused, StoreFailed) passes; a death ends this life;
     * anything else is a bug.
     */
    <A> Optional<A> attempt(Supplier<A> work) {
        try {
            return Optional.of(work.get());
        } catch (ServerDied _) {
            die("in the middle of its work");
            return Optional.empty();
        } catch (Refused | StoreFailed | Broken expected) {
            throw expected;
        } catch (RuntimeException bug) {
            throw new Broken("the server meets no unexpected failure, but met " + bug, bug);
        }
    }

    /** Orders wait for this host: as AgentLinks.nudge does, and the bell for those of other servers. */
    private void nudge(HostId host) {
        HostStream stream = streams.get(host);
        if (stream != null) {
            stream.nudge();
        } else if (servers.several()) {
            servers.ring(host, this);
        }
    }

    /** Another server rang. */
    void hear(HostId host) {
        HostStream stream = streams.get(host);
        if (stream != null) {
            stream.nudge();
        }
    }

    /** Rises also across restarts: as AgentLinks.nextDesiredNumber does. */
    long nextDesiredNumber() {
        lastDesired = Math.max(lastDesired + 1, world.now().toEpochMilli());
        return lastDesired;
    }

    Map<HostId, HostStream> streams() {
        return streams;
    }

    /** An agent connects: its end of the line hears of nothing when the server is down. */
    Optional<HostStream> accept(String host) {
        Life now = life;
        boolean opened = !servers.several() || listening;
        return now == null || !opened ? Optional.empty() : Optional.of(new HostStream(world, this, now.engine(), host));
    }

    boolean lives(Engine engine) {
        return life != null && life.engine() == engine;
    }
}
