package io.opengse.simulation.server;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.id.HostId;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Question;
import io.opengse.simulation.world.Chances;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The servers of one store: one, or in every seventh world two. Whoever asks is answered by any that runs, and an agent
 * connects to any; what one does for a host of the other it rings for, and the bell may be late or lost.
 */
public final class Servers {
    private static final int EVERY = 7;
    private static final int SEVERAL = 6;
    /** In every so many of those worlds they are stopped in good order too, now and then. */
    private static final int STOPPED_EVERY = 3 * EVERY;

    private static final int STOPPED = 20;
    /** So long nobody may lead while a server runs and can write: a death is told by five beats, and one may be late. */
    private static final Duration LEADERLESS = Duration.ofSeconds(12);

    private final World world;
    private final SimulatedStore store;
    private final EngineSettings settings;
    private final Chances chances;
    private final List<ControlServer> all;
    private boolean full;
    private Instant roomSince = Instant.MIN;
    private Instant ledAt = Instant.MIN;
    private int lives;

    public Servers(World world, SimulatedStore store, EngineSettings settings) {
        this.world = world;
        this.store = store;
        this.settings = settings;
        this.chances = new Chances(~world.seed()); // so that worlds with one server tell the story they always told
        this.all = world.seed() % EVERY == SEVERAL
                ? List.of(new ControlServer(world, this, "server-a"), new ControlServer(world, this, "server-b"))
                : List.of(new ControlServer(world, this, "server"));
    }

    public void boot() {
        ledAt = world.now();
        all.forEach(ControlServer::boot);
        if (world.seed() % STOPPED_EVERY == STOPPED) {
            stopAgain();
        }
    }

    private void stopAgain() {
        world.agenda().after(chances.seconds(10, 90), "operator", "stops a server", () -> {
            if (world.stormy()) {
                one().ifPresent(ControlServer::stop);
                stopAgain();
            }
        });
    }

    boolean several() {
        return all.size() > 1;
    }

    String nextId() {
        return "srv-" + ++lives;
    }

    SimulatedStore store() {
        return store;
    }

    public EngineSettings settings() {
        return settings;
    }

    /** One of them dies. */
    public void die(String why) {
        one().ifPresent(server -> server.die(why));
    }

    /** The disk is full for a while: nothing can be kept, and nothing that is kept is lost. */
    public void fillDisk(Duration lasting) {
        if (full) {
            return;
        }
        world.trace("server", "its disk is FULL for " + lasting);
        full = true;
        store.full(true);
        world.agenda().after(lasting, "server", "its disk has room again", () -> {
            full = false;
            store.full(false);
            roomSince = world.now();
            ledAt = world.now();
        });
    }

    public boolean up() {
        return all.stream().anyMatch(ControlServer::up);
    }

    /** Since when one leads and the store works; far in the future when it is not so. */
    public Instant wellSince() {
        return full
                ? Instant.MAX
                : all.stream()
                        .map(ControlServer::leadsSince)
                        .min(Instant::compareTo)
                        .map(since -> since.isAfter(roomSince) ? since : roomSince)
                        .orElseThrow();
    }

    /** Whether one has led within the time in which another must have taken over, as far as any could. */
    public boolean isLed() {
        noteWhoLeads();
        return world.now().isBefore(ledAt.plus(LEADERLESS));
    }

    /** To be called often enough: whoever leads now is not asked afterwards. */
    void noteWhoLeads() {
        boolean able = !full && all.stream().anyMatch(ControlServer::up);
        if (!able || all.stream().anyMatch(server -> !server.leadsSince().equals(Instant.MAX))) {
            ledAt = world.now();
        }
    }

    /** Somebody asks the engine. Empty when no answer comes: it is down, or goes down meanwhile. */
    public <A> Optional<A> ask(Function<Engine, A> question) {
        return one().flatMap(server -> server.ask(question));
    }

    /** A game's question, through the real words of the link. */
    public Optional<Answer> answer(Question question) {
        return one().flatMap(server -> server.answer(question));
    }

    /** An agent connects: its end of the line hears of nothing when no server is up. */
    public Optional<HostStream> accept(String host) {
        return one().flatMap(server -> server.accept(host));
    }

    /** A commit of this server concerns a host that has no stream there. */
    void ring(HostId host, ControlServer from) {
        if (!world.seam().bellRings() || chances.in(world.weather().lose())) {
            return;
        }
        Duration late = chances.in(world.weather().late()) ? chances.millis(100, 9000) : chances.millis(0, 30);
        all.stream()
                .filter(server -> server != from)
                .forEach(other -> world.agenda().after(late, "server", "rings for " + host, () -> other.hear(host)));
    }

    private Optional<ControlServer> one() {
        if (!several()) {
            return Optional.of(all.getFirst());
        }
        List<ControlServer> up = all.stream().filter(ControlServer::up).toList();
        return up.isEmpty() ? Optional.empty() : Optional.of(chances.pick(up));
    }
}
