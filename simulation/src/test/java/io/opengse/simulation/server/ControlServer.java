package io.opengse.simulation.server;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The server program: a real engine on the world's store, the streams of the agents, the rounds of sweeper and pulse. It
 * may die at any transaction; the next one finds only what the store has.
 */
public final class ControlServer {
    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration PULSE = Duration.ofSeconds(5);

    private final World world;
    private final SimulatedStore store;
    private final EngineSettings settings;
    private final Map<HostId, HostStream> streams = new LinkedHashMap<>();
    private @Nullable Life life;
    private Instant wellSince = Instant.MAX;
    private long lastDesired;

    /** Everything that dies with the program. */
    private record Life(Engine engine, LinkDoor door, Engine sweeping) {}

    public ControlServer(World world, SimulatedStore store, EngineSettings settings) {
        this.world = world;
        this.store = store;
        this.settings = settings;
    }

    public void boot() {
        if (life != null) {
            return;
        }
        store.serverLives();
        Engine engine = engine(world.clock());
        Duration ahead = world.seam().sweeperAhead();
        Engine sweeping = ahead.isZero() ? engine : engine(Clock.offset(world.clock(), ahead));
        Life born = new Life(engine, new LinkDoor(engine, world.clock()), sweeping);
        life = born;
        wellSince = world.now();
        lastDesired = 0;
        round(born, SWEEP, "sweeps", () -> sweeping.sweeper().sweep());
        round(born, PULSE, "pulses", () -> streams.values().forEach(HostStream::pulse));
    }

    private Engine engine(Clock clock) {
        return new Engine(store, settings, clock, world.chances().generator(), this::nudge);
    }

    private void round(Life of, Duration every, String what, Runnable work) {
        world.agenda().after(every, "server", what, () -> {
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
            world.trace("server", "its round fails: " + full.getMessage());
        }
    }

    public void die(String why) {
        if (life == null) {
            return;
        }
        world.trace("server", "DIES: " + why);
        world.progress().count(Counted.SERVER_DEATHS);
        life = null;
        wellSince = Instant.MAX;
        streams.values().forEach(HostStream::serverDied);
        streams.clear();
        Duration down = world.stormy() ? world.chances().seconds(0, 25) : Duration.ofSeconds(1);
        world.agenda().after(down, "server", "starts again", this::boot);
    }

    /** The disk is full for a while: nothing can be kept, and nothing that is kept is lost. */
    public void fillDisk(Duration lasting) {
        world.trace("server", "its disk is FULL for " + lasting);
        store.full(true);
        wellSince = Instant.MAX;
        world.agenda().after(lasting, "server", "its disk has room again", () -> {
            store.full(false);
            wellSince = life == null ? Instant.MAX : world.now();
        });
    }

    public boolean up() {
        return life != null;
    }

    /** Since when it runs and its store works; far in the future when it does not. */
    public Instant wellSince() {
        return wellSince;
    }

    public EngineSettings settings() {
        return settings;
    }

    /** Somebody asks the engine. Empty when no answer comes: it is down, or goes down meanwhile. */
    public <A> Optional<A> ask(Function<Engine, A> question) {
        Life now = life;
        return now == null ? Optional.empty() : attempt(() -> question.apply(now.engine()));
    }

    /** A game's question, through the real words of the link. */
    public Optional<Answer> answer(Question question) {
        Life now = life;
        if (now == null) {
            return Optional.empty();
        }
        Optional<Answer> answer =
                attempt(() -> world.seam().answer(question, () -> now.door().answer(question)));
        answer.map(Answer::getResponse).ifPresent(response -> {
            world.trace("server", "answers " + response.getStatus() + " " + response.getErrorMessage());
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

    /** Orders wait for this host: as AgentLinks.nudge does. */
    private void nudge(HostId host) {
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
    public Optional<HostStream> accept(String host) {
        Life now = life;
        return now == null ? Optional.empty() : Optional.of(new HostStream(world, this, now.engine(), host));
    }

    boolean lives(Engine engine) {
        return life != null && life.engine() == engine;
    }
}
