package io.opengse.simulation.world;

import io.opengse.engine.EngineSettings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.instance.InstanceType;
import io.opengse.engine.instance.Provider;
import io.opengse.engine.quota.Quotas;
import io.opengse.engine.scaling.ScalingSettings;
import io.opengse.simulation.backend.BackEnds;
import io.opengse.simulation.backend.Drains;
import io.opengse.simulation.backend.Labels;
import io.opengse.simulation.backend.Ledger;
import io.opengse.simulation.backend.Plans;
import io.opengse.simulation.backend.Scaling;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.invariant.Convergence;
import io.opengse.simulation.invariant.Invariants;
import io.opengse.simulation.invariant.Witness;
import io.opengse.simulation.network.Post;
import io.opengse.simulation.saboteur.Seam;
import io.opengse.simulation.server.Servers;
import io.opengse.simulation.server.SimulatedStore;
import io.opengse.simulation.world.Progress.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole installation under one clock, one random and one thread: a server, some hosts, their games, back ends,
 * players, operators and bad luck. What happens is a function of the seed.
 */
public final class World {
    private static final Duration STORM = Duration.ofMinutes(5);
    private static final EngineSettings SETTINGS = new EngineSettings(
            "local",
            "100000000001",
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(75),
            Duration.ofMinutes(30),
            Duration.ofDays(30),
            200,
            ScalingSettings.STANDARD,
            Quotas.STANDARD,
            20,
            InstanceType.STANDARD,
            Provider.HOSTS);

    private final long seed;
    private final Seam seam;
    private final WorldClock clock = new WorldClock();
    private final Agenda agenda = new Agenda(clock);
    private final Chronicle chronicle = new Chronicle();
    private final Progress progress = new Progress();
    private final Chances chances;
    private final Ledger ledger = new Ledger();
    private final Post post = new Post(this);
    private final Witness witness = new Witness(this);
    private final SimulatedStore store;
    private final Servers server;
    private final List<Host> hosts = new ArrayList<>();
    private final List<Fleet> fleets = new ArrayList<>();
    private final List<Fleet> deleted = new ArrayList<>();
    private final Plans plans;
    private final BackEnds backEnds;
    private final Drains drains;
    private final Labels labels;
    private final Invariants invariants;
    private Weather weather;

    public World(long seed, Seam seam) {
        this.seed = seed;
        this.seam = seam;
        this.chances = new Chances(seed);
        this.weather = Weather.storm(chances);
        Chances conflicts = chances.split();
        this.store = new SimulatedStore(() -> conflicts.in(weather.storeConflict()), seam, progress);
        this.server = new Servers(this, store, SETTINGS);
        this.plans = new Plans(chances.split());
        this.backEnds = new BackEnds(this);
        this.drains = new Drains(this);
        this.labels = new Labels(this);
        this.invariants = new Invariants(this);
    }

    /** Everything: it begins, it storms, it clears up, and in the end all must be well. */
    public void live() {
        begin();
        runFor(STORM);
        clearUp();
        new Convergence(this, invariants).mustBeReached();
    }

    private void begin() {
        trace("world", "seed " + seed + ": " + weather);
        server.boot();
        for (int number = 1; number <= chances.between(1, 2); number++) {
            var plan = labels.asking(plans.fleet(number));
            fleets.add(server.ask(engine -> engine.fleets().create(plan, "operator"))
                    .orElseThrow());
        }
        fleets.forEach(fleet -> server.ask(_ -> new Scaling(this).begin(fleet.id(), chances.between(1, 3)))
                .orElseThrow());
        int machines = chances.between(1, 4);
        for (int number = 1; number <= machines; number++) {
            Host host = new Host(this, number);
            hosts.add(host);
            host.boot();
        }
        backEnds.open();
        new Misfortunes(this).begin();
        drains.begin();
        labels.begin();
        agenda.after(chances.seconds(60, 240), "operator", "deletes a fleet, perhaps", this::deleteOne);
    }

    private void deleteOne() {
        if (fleets.size() > 1) {
            Fleet unwanted = fleets.removeLast();
            deleted.add(unwanted);
            new Scaling(this).delete(unwanted);
        }
    }

    /** No more bad luck; what is broken is mended soon. */
    private void clearUp() {
        trace("world", "the weather CLEARS UP");
        weather = Weather.CALM;
        hosts.forEach(Host::reconnect);
        labels.settle();
    }

    /** Every event, and after every event every invariant. */
    public void runFor(Duration lasting) {
        Instant until = now().plus(lasting);
        while (!agenda.nextMoment().isAfter(until)) {
            Agenda.Entry next = agenda.next();
            chronicle.add(next.at(), next.who(), next.what());
            progress.count(Counted.EVENTS);
            next.work().run();
            invariants.check();
        }
    }

    /** How long a message is on its way. */
    public Duration travelTime() {
        return chances.in(weather.late()) ? chances.millis(100, 9000) : chances.millis(0, 30);
    }

    public void trace(Object who, Object what) {
        chronicle.add(now(), who, what);
    }

    public boolean stormy() {
        return weather != Weather.CALM;
    }

    public long seed() {
        return seed;
    }

    public Seam seam() {
        return seam;
    }

    public WorldClock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public Agenda agenda() {
        return agenda;
    }

    public Chances chances() {
        return chances;
    }

    public Weather weather() {
        return weather;
    }

    public Chronicle chronicle() {
        return chronicle;
    }

    public Progress progress() {
        return progress;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Post post() {
        return post;
    }

    public Witness witness() {
        return witness;
    }

    public SimulatedStore store() {
        return store;
    }

    public Servers server() {
        return server;
    }

    public List<Host> hosts() {
        return hosts;
    }

    /** As they were created; what they run now is in the books. */
    public List<Fleet> fleets() {
        return fleets;
    }

    /** Those that are deleted while it storms. */
    public List<Fleet> deleted() {
        return deleted;
    }

    public Plans plans() {
        return plans;
    }

    public BackEnds backEnds() {
        return backEnds;
    }

    public Drains drains() {
        return drains;
    }

    public Labels labels() {
        return labels;
    }
}
