package io.opengse.engine.fleet;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.rule.Step;
import io.opengse.engine.store.Transaction;

/** Writes what {@link FleetRules} say of a fleet, with the event GSE shows for it. */
public final class FleetTransitions {
    private FleetTransitions() {}

    /** @return the fleet as it stands then */
    public static Fleet apply(Transaction transaction, Fleet fleet, FleetEvent event, Cause cause) {
        return switch (FleetRules.next(fleet.status(), event)) {
            case Step.Moved<FleetStatus>(FleetStatus to) -> {
                FleetTable fleets = FleetTable.in(transaction);
                fleets.update(to == FleetStatus.TERMINATED ? fleet.ended(cause.at()) : fleet.withStatus(to));
                tell(
                        transaction,
                        fleet,
                        to,
                        event instanceof FleetEvent.CreationFailed(var why) ? " " + why : "",
                        cause);
                yield fleets.find(fleet.id()).orElseThrow();
            }
            case Step.Stayed<FleetStatus> _ -> fleet;
            case Step.Refused<FleetStatus> refused -> throw new Refused(refused.why());
        };
    }

    private static void tell(Transaction transaction, Fleet fleet, FleetStatus to, String why, Cause cause) {
        String message = "Fleet changed state to " + to + " (it was " + fleet.status() + ")." + why;
        cause.note(transaction, code(to), message, Subjects.of(fleet.id()));
    }

    private static EventCode code(FleetStatus to) {
        return switch (to) {
            case NEW -> EventCode.FLEET_CREATED;
            case DOWNLOADING -> EventCode.FLEET_STATE_DOWNLOADING;
            case VALIDATING -> EventCode.FLEET_STATE_VALIDATING;
            case BUILDING -> EventCode.FLEET_STATE_BUILDING;
            case ACTIVATING -> EventCode.FLEET_STATE_ACTIVATING;
            case ACTIVE -> EventCode.FLEET_STATE_ACTIVE;
            case ERROR -> EventCode.FLEET_STATE_ERROR;
            case DELETING -> EventCode.FLEET_STATE_DELETING;
            // GSE has no event of its own for it: FLEET_DELETED tells that deletion was asked for.
            case TERMINATED -> EventCode.GENERIC_EVENT;
        };
    }
}
