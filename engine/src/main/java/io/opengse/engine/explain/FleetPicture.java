package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.Deployment;
import io.opengse.engine.host.DeploymentTable;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.scaling.ScalingDecision;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the rules about one fleet look at.
 *
 * @param instances that are not over
 * @param candidates its processes that are not gone; the newest, if there are very many
 * @param scaling what scaling would decide now; empty when no policies scale it
 * @param story the latest few of each code that matters here
 */
record FleetPicture(
        Instant now,
        Fleet fleet,
        Optional<FleetCapacity> capacity,
        List<Instance> instances,
        List<Candidate> candidates,
        List<Deployment> deployments,
        Optional<ScalingDecision> scaling,
        Story story) {
    private static final int FEW = 5;
    private static final Set<EventCode> CODES = codes();

    private static Set<EventCode> codes() {
        Set<EventCode> codes = EnumSet.of(
                EventCode.FLEET_SCALING_EVENT,
                EventCode.FLEET_NOT_SCALED,
                EventCode.SESSION_REFUSED,
                EventCode.PROCESS_NOTICE,
                EventCode.SERVER_PROCESS_INVALID_PATH,
                EventCode.SERVER_PROCESS_PULL_FAILED,
                EventCode.SERVER_PROCESS_PROCESS_READY_TIMEOUT,
                EventCode.SERVER_PROCESS_CRASHED);
        Arrays.stream(FleetReason.Failure.values())
                .map(FleetReason.Failure::code)
                .forEach(codes::add);
        return Set.copyOf(codes);
    }

    static FleetPicture of(Transaction transaction, Fleet fleet, Optional<ScalingDecision> scaling, Instant now) {
        return new FleetPicture(
                now,
                fleet,
                CapacityTable.in(transaction).find(fleet.id()),
                InstanceTable.in(transaction).living(fleet.id()),
                Candidates.of(transaction, fleet),
                DeploymentTable.in(transaction).of(fleet.id()),
                scaling,
                Story.about(transaction, Event.Subjects.of(fleet.id()), CODES, FEW));
    }
}
