package io.opengse.engine.instance;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.Cause;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetEvent;
import io.opengse.engine.fleet.FleetTransitions;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import java.time.Duration;
import java.util.List;

/** A fleet on a host, and short words for what tests do with its instances. */
final class FleetOfInstances {
    static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet;

    FleetOfInstances(ProtectionPolicy policy) {
        this.fleet = bed.fleet(policy);
    }

    TestBed bed() {
        return bed;
    }

    FakeAgent host() {
        return host;
    }

    Fleet fleet() {
        return bed.now(fleet);
    }

    /** As many should be there from now on; what follows from it at once has happened. */
    FleetOfInstances wants(int desired) {
        bed.store().write(transaction -> {
            CapacityTable table = CapacityTable.in(transaction);
            FleetCapacity now = table.find(fleet.id()).orElseThrow();
            table.update(new FleetCapacity(
                    now.fleet(), 0, 20, desired, now.cooldown(), now.automatic(), now.scaledAt(), now.version()));
            return true;
        });
        return settles();
    }

    /** Time passes, and everything that is due is done. */
    FleetOfInstances settles() {
        bed.sweepAfter(A_MOMENT);
        bed.sweepAfter(A_MOMENT);
        return this;
    }

    FleetOfInstances isDeleted() {
        bed.store()
                .write(transaction -> FleetTransitions.apply(
                        transaction,
                        Fleets.require(transaction, fleet.id()),
                        new FleetEvent.DeletionRequested(),
                        new Cause("test", bed.now())));
        return settles();
    }

    List<Instance> living() {
        return bed.engine().instances().living(fleet.id());
    }

    Instance only() {
        return living().getFirst();
    }

    Instance now(Instance instance) {
        return find(instance.id());
    }

    Instance find(InstanceId id) {
        return bed.engine().instances().find(id).orElseThrow();
    }

    List<InstanceStatus> statuses() {
        return living().stream().map(Instance::status).toList();
    }

    /** A process of every instance becomes ready. */
    List<ProcessId> runsAll() {
        List<ProcessId> ready = living().stream().map(host::runs).toList();
        settles();
        return ready;
    }

    DesiredInstance desired(Instance instance) {
        return bed.engine().instances().desired(host.host()).stream()
                .filter(desired -> desired.instance().equals(instance.id()))
                .findFirst()
                .orElseThrow();
    }

    boolean told(ProcessId process) {
        return bed.condemnation(process).isPresent();
    }

    static List<ServerProcess> everything() {
        return List.of(Samples.GAME);
    }
}
