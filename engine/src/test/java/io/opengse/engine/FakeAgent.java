package io.opengse.engine;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.Assignment;
import io.opengse.engine.host.DeploymentReport;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.host.LaunchTrouble;
import io.opengse.engine.host.Notice;
import io.opengse.engine.host.ProcessReport;
import io.opengse.engine.host.ProcessReport.Phase;
import io.opengse.engine.host.StartOrder;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.Ports;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The agent of one host, as the engine sees it: keeps what its processes are, and reports all of it, numbered. */
public final class FakeAgent {
    private static final int FIRST_PORT = 7000;

    private final HostId host;
    private final HostTraits traits;
    private final Hosts hosts;
    private final Clock clock;
    private final Map<ProcessId, Game> games = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<LaunchTrouble> troubles = new ArrayList<>();
    private final Map<FleetId, DeploymentReport> deployments = new LinkedHashMap<>();
    private long number;
    private int launched;
    private int counted;
    private final List<HostReport> sent = new ArrayList<>();

    FakeAgent(HostId host, Hosts hosts, Clock clock) {
        this(host, HostTraits.in("local"), hosts, clock);
    }

    FakeAgent(HostId host, HostTraits traits, Hosts hosts, Clock clock) {
        this.host = host;
        this.traits = traits;
        this.hosts = hosts;
        this.clock = clock;
    }

    private static final class Game {
        private final FleetId fleet;
        private final @Nullable InstanceId instance;
        private final String launchKey;
        private final int port;
        private Phase phase = Phase.LAUNCHING;
        private boolean healthy = true;
        private @Nullable Assignment assignment;
        private ProcessReport.@Nullable Exit exit;
        private @Nullable EndReason reason;
        private String detail = "";

        private Game(FleetId fleet, @Nullable InstanceId instance, String launchKey, int port) {
            this.fleet = fleet;
            this.instance = instance;
            this.launchKey = launchKey;
            this.port = port;
        }
    }

    public HostId host() {
        return host;
    }

    public void connects() {
        connects(HostRoom.UNCOUNTED);
    }

    /** With so much to give to instances. */
    public void connects(HostRoom room) {
        String address = "10.0.0." + host.value().substring(1);
        number = hosts.connected(new Arrival(host, traits, address, false, "1.0", room))
                .lastReport();
        reports();
    }

    public ProcessId launches(Fleet fleet, String launchKey) {
        ProcessId id = new ProcessId("proc-" + host + "-" + ++launched);
        games.put(id, new Game(fleet.id(), null, launchKey, FIRST_PORT + launched));
        return id;
    }

    /** Launched of this instance, ready and reported. */
    public ProcessId runs(Instance instance) {
        ProcessId id = new ProcessId("proc-" + host + "-" + ++launched);
        games.put(id, new Game(instance.fleet(), instance.id(), Samples.GAME.launchKey(), FIRST_PORT + launched));
        readies(id).reports();
        return id;
    }

    public FakeAgent readies(ProcessId id) {
        game(id).phase = Phase.READY;
        return this;
    }

    /** Launched, ready and reported. */
    public ProcessId runs(Fleet fleet) {
        ProcessId id =
                launches(fleet, fleet.runtime().serverProcesses().getFirst().launchKey());
        readies(id).reports();
        return id;
    }

    /** Takes every order to start that stands. */
    public FakeAgent starts() {
        for (StartOrder order : hosts.orders(host).starts()) {
            assigned(order.process(), order, Assignment.State.HOSTING, "");
        }
        return this;
    }

    public FakeAgent failsToStart(ProcessId id, String failure) {
        StartOrder order = hosts.orders(host).starts().stream()
                .filter(start -> start.process().equals(id))
                .findFirst()
                .orElseThrow();
        return assigned(id, order, Assignment.State.FAILED, failure);
    }

    private FakeAgent assigned(ProcessId id, StartOrder order, Assignment.State state, String failure) {
        game(id).assignment = new Assignment(order.assignment(), order.session().id(), state, failure);
        return this;
    }

    public FakeAgent sees(ProcessId id, Assignment assignment) {
        game(id).assignment = assignment;
        return this;
    }

    public FakeAgent sickens(ProcessId id) {
        game(id).healthy = false;
        return this;
    }

    public FakeAgent ends(ProcessId id, EndReason reason) {
        game(id).phase = Phase.ENDING;
        game(id).reason = reason;
        return this;
    }

    public FakeAgent exits(ProcessId id, EndReason reason, int code) {
        Game game = game(id);
        game.phase = Phase.EXITED;
        game.reason = reason;
        game.exit = new ProcessReport.Exit(code, clock.instant());
        return this;
    }

    public FakeAgent forgets(ProcessId id) {
        games.remove(id);
        return this;
    }

    /** As if it were a process of this host. */
    public FakeAgent claims(ProcessId id, FleetId fleet) {
        games.put(id, new Game(fleet, null, "game", FIRST_PORT));
        return this;
    }

    /** Something happens to one of its processes that may happen to one in its state. */
    FakeAgent change(Random random) {
        if (games.isEmpty()) {
            return this;
        }
        ProcessId id = List.copyOf(games.keySet()).get(random.nextInt(games.size()));
        Game game = game(id);
        switch (game.phase) {
            case LAUNCHING -> game.phase = random.nextInt(5) > 0 ? Phase.READY : Phase.EXITED;
            case READY -> changeReady(random, id);
            case ENDING -> exits(id, Objects.requireNonNull(game.reason), 0);
            case EXITED -> forgets(id);
        }
        if (game.phase == Phase.EXITED && game.exit == null) {
            exits(id, EndReason.CRASHED, 1);
        }
        return this;
    }

    private void changeReady(Random random, ProcessId id) {
        Assignment last = game(id).assignment;
        switch (random.nextInt(8)) {
            case 0 -> exits(id, EndReason.CRASHED, 139);
            case 1 -> ends(id, EndReason.ENDED_BY_GAME);
            case 2 -> ends(id, EndReason.RETIRED);
            case 3 -> sickens(id);
            case 4 -> forgets(id);
            case 5 -> overOrFailed(id, last, Assignment.State.OVER);
            case 6 -> overOrFailed(id, last, Assignment.State.FAILED);
            default ->
                hosts.orders(host).starts().stream()
                        .filter(order -> order.process().equals(id))
                        .forEach(order -> assigned(id, order, Assignment.State.STARTING, ""));
        }
    }

    private void overOrFailed(ProcessId id, @Nullable Assignment last, Assignment.State state) {
        if (last != null) {
            sees(id, new Assignment(last.number(), last.session(), state, "as it happens"));
        }
    }

    /** An earlier report comes once more, as after a broken stream. */
    FakeAgent repeats(Random random) {
        hosts.apply(sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 5))));
        return this;
    }

    /** Those that are not gone, as it sees them. */
    List<ProcessId> living() {
        return games.keySet().stream()
                .filter(id -> game(id).phase != Phase.EXITED)
                .toList();
    }

    /** Every game says how many it counts. */
    FakeAgent counts() {
        counted++;
        return this;
    }

    public FakeAgent notices(Notice notice) {
        notices.add(notice);
        return this;
    }

    public FakeAgent deploys(DeploymentReport deployment) {
        deployments.put(deployment.fleet(), deployment);
        return this;
    }

    public FakeAgent forgetsDeployments() {
        deployments.clear();
        return this;
    }

    public FakeAgent isInTrouble(LaunchTrouble trouble) {
        troubles.add(trouble);
        return this;
    }

    public long reports() {
        return hosts.apply(next());
    }

    /** The report it would send now, without sending it. */
    public HostReport next() {
        HostReport report = new HostReport(
                host,
                ++number,
                games.entrySet().stream()
                        .map(entry -> report(entry.getKey(), entry.getValue()))
                        .toList(),
                notices,
                troubles,
                List.copyOf(deployments.values()));
        sent.add(report);
        return report;
    }

    private ProcessReport report(ProcessId id, Game game) {
        boolean ready = game.phase != Phase.LAUNCHING;
        return new ProcessReport(
                id,
                game.fleet,
                game.instance,
                game.launchKey,
                game.phase,
                game.port + 1000L,
                Samples.NOW,
                ready ? Samples.NOW : null,
                ready ? new Ports(game.port, game.port + 2000) : new Ports(0, 0),
                game.healthy,
                game.healthy ? "" : "no answer within 60 s, three times in a row",
                game.assignment,
                new CustomCount(counted, 100),
                game.exit,
                game.reason,
                game.detail);
    }

    private Game game(ProcessId id) {
        return Objects.requireNonNull(games.get(id));
    }
}
