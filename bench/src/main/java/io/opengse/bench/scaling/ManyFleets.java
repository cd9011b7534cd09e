package io.opengse.bench.scaling;

import io.opengse.bench.Lab;
import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.ProcessReport;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.DesiredInstance;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.Ports;
import io.opengse.engine.quota.Quotas;
import io.opengse.engine.scaling.Adjustment;
import io.opengse.engine.scaling.AdjustmentType;
import io.opengse.engine.scaling.Comparison;
import io.opengse.engine.scaling.Condition;
import io.opengse.engine.scaling.Metric;
import io.opengse.engine.scaling.PolicyRule;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real engine with many ACTIVE fleets of one instance, each with a buffer, a rule, processes and a session. */
public final class ManyFleets {
    /** Of each fleet; one of them hosts a session. */
    public static final int PROCESSES = 4;

    private static final int PER_HOST = 20;
    private static final int FIRST_PORT = 7000;
    private static final String ACTOR = "bench";

    private final Lab lab;
    private final Engine engine;

    private ManyFleets(Lab lab, Engine engine) {
        this.lab = lab;
        this.engine = engine;
    }

    public static Engine fill(Lab lab, Store store, int count) {
        EngineSettings usual = EngineSettings.standard();
        EngineSettings settings = new EngineSettings(
                usual.region(),
                usual.account(),
                usual.playerReservation(),
                usual.noProtectionDeadline(),
                usual.killGrace(),
                usual.hostLost(),
                usual.fleetActivation(),
                usual.history(),
                usual.playersPerSession(),
                usual.scaling(),
                new Quotas(count, count, count, count, Quotas.STANDARD.packages()),
                PER_HOST,
                usual.instanceTypes(),
                usual.provider());
        Engine engine = new Engine(store, settings, lab.clock(), lab.random(), _ -> {});
        new ManyFleets(lab, engine).fill(count);
        return engine;
    }

    private void fill(int count) {
        for (int host = 0; host < count / PER_HOST; host++) {
            HostId id = new HostId("host-" + host);
            engine.hosts().connected(new Arrival(id, "local", "127.0.0.1", false, ACTOR));
            engine.hosts().apply(new HostReport(id, 1, List.of(), List.of(), List.of()));
            List<Fleet> fleets = new ArrayList<>();
            for (int each = 0; each < PER_HOST; each++) {
                fleets.add(engine.fleets().create(newFleet(), ACTOR));
            }
            engine.hosts().apply(new HostReport(id, 2, ready(id), List.of(), List.of()));
            fleets.forEach(this::use);
        }
    }

    private void use(Fleet fleet) {
        engine.scaling().put(fleet.id(), "spare", new PolicyRule.TargetBased(30), ACTOR);
        Condition condition = new Condition(Metric.AVAILABLE_CUSTOM_COUNT, Comparison.LESS, 1, 3);
        Adjustment adjustment = new Adjustment(AdjustmentType.CHANGE_IN_CAPACITY, 1);
        engine.scaling().put(fleet.id(), "grow", new PolicyRule.RuleBased(condition, adjustment), ACTOR);
        SessionRequest request = new SessionRequest("match", 10, Map.of(), "", "", "");
        engine.sessions().create(new NewSession(fleet.id(), request, "", "", ACTOR));
    }

    private List<ProcessReport> ready(HostId host) {
        Instant now = lab.clock().instant();
        List<ProcessReport> reports = new ArrayList<>();
        for (DesiredInstance instance : engine.instances().desired(host)) {
            for (int each = 0; each < PROCESSES; each++) {
                reports.add(report(instance, host + "-" + reports.size(), reports.size(), now));
            }
        }
        return reports;
    }

    private static ProcessReport report(DesiredInstance instance, String name, int number, Instant now) {
        return new ProcessReport(
                new ProcessId("proc-" + name),
                instance.fleet(),
                instance.instance(),
                process().launchKey(),
                ProcessReport.Phase.READY,
                number + 1L,
                now,
                now,
                new Ports(FIRST_PORT + number, FIRST_PORT),
                true,
                "",
                null,
                new CustomCount(1, 10),
                null,
                null,
                "");
    }

    private static ServerProcess process() {
        return new ServerProcess("game", "", PROCESSES);
    }

    private static NewFleet newFleet() {
        return new NewFleet(
                new FleetDescription("bench", "", "/srv/game", "", "localhost", Map.of()),
                new RuntimeConfiguration(List.of(process()), RuntimeConfiguration.STANDARD_ACTIVATION_TIMEOUT, 0),
                Protection.NONE,
                new CreationLimit(0, Duration.ofMinutes(3)),
                List.of());
    }
}
