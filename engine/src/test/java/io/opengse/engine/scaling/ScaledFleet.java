package io.opengse.engine.scaling;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An ACTIVE fleet of one process per instance on one host, and short words for what tests of scaling do with it. */
final class ScaledFleet {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration COOLDOWN = Duration.ofMinutes(3);

    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet =
            bed.fleet(Samples.newFleet(Protection.NONE, Samples.runtime(new ServerProcess("game", "--port 7000", 1))));
    private final List<ProcessId> running = new ArrayList<>();

    ScaledFleet(int minimum, int maximum) {
        startsAll();
        range(minimum, maximum, null);
    }

    TestBed bed() {
        return bed;
    }

    FleetId id() {
        return fleet.id();
    }

    FakeAgent host() {
        return host;
    }

    void range(int minimum, int maximum, Integer desired) {
        CapacityChanges.Wish wish = new CapacityChanges.Wish(minimum, maximum, desired, COOLDOWN);
        bed.engine().capacityChanges().update(fleet.id(), wish, "test");
    }

    /** Every instance that waits for its process gets a ready one. */
    void startsAll() {
        bed.sweepAfter(Duration.ofSeconds(2));
        living().stream()
                .filter(instance -> instance.status() == InstanceStatus.STARTING)
                .forEach(instance -> running.add(host.runs(instance)));
        bed.sweepAfter(Duration.ofSeconds(2));
    }

    List<Instance> living() {
        return bed.engine().instances().living(fleet.id());
    }

    FleetCapacity capacity() {
        return bed.engine().capacities().require(fleet.id());
    }

    int desired() {
        return capacity().desired();
    }

    void put(String name, PolicyRule rule) {
        bed.engine().scaling().put(fleet.id(), name, rule, "test");
    }

    /** So many minutes pass, with an evaluation in each. */
    ScaledFleet minutes(int count) {
        for (int minute = 0; minute < count; minute++) {
            bed.sweepAfter(MINUTE);
        }
        return this;
    }

    GameSession session() {
        return bed.activeSession(fleet);
    }

    void ends(GameSession session) {
        bed.engine().sessionCalls().terminate(session.place().process(), session.id());
    }

    /** Everything that ever became ready. */
    List<ProcessId> running() {
        return running;
    }

    List<String> told(EventCode code) {
        return bed.told(code);
    }
}
