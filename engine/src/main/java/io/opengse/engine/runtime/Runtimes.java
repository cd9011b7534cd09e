package io.opengse.engine.runtime;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetLimits;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Transaction;

/**
 * A fleet's runtime configuration, applied to its processes (behaviour.md 3, point 9): agents launch the new ones at
 * once; old ones that are idle are told to end here, old ones that host a session when it is over.
 */
public final class Runtimes {
    private final Surroundings surroundings;
    private final Retirement retirement;
    private final Runnable desiredChanged;

    /** @param desiredChanged run after a commit that changes what should run on hosts */
    public Runtimes(Surroundings surroundings, Retirement retirement, Runnable desiredChanged) {
        this.surroundings = surroundings;
        this.retirement = retirement;
        this.desiredChanged = desiredChanged;
    }

    /**
     * Writes it; the same as before changes nothing.
     *
     * @throws Refused NotFound; Invalid, naming everything outside its limits; Unavailable once the fleet is deleted
     */
    public Fleet update(FleetId id, RuntimeConfiguration next, String actor) {
        FleetLimits.require(next);
        Cause cause = surroundings.cause(actor);
        Fleet updated = surroundings.store().write(transaction -> update(transaction, id, next, cause));
        desiredChanged.run();
        return updated;
    }

    private Fleet update(Transaction transaction, FleetId id, RuntimeConfiguration next, Cause cause) {
        Fleet fleet = Fleets.require(transaction, id);
        requireAlive(fleet);
        FleetLimits.require(fleet.withRuntime(next));
        if (fleet.runtime().equals(next)) {
            return fleet;
        }
        FleetTable.in(transaction).update(fleet.withRuntime(next));
        Fleet updated = Fleets.require(transaction, id);
        int retired = retirement.everywhere(transaction, updated, cause);
        int processes =
                next.executions().values().stream().mapToInt(count -> count).sum();
        String message = "now " + processes + " processes of "
                + next.executions().size() + " kinds per instance; " + retired + " idle ones are told to end";
        cause.note(transaction, EventCode.FLEET_RUNTIME_CONFIGURATION_UPDATED, message, Subjects.of(id));
        return updated;
    }

    private static void requireAlive(Fleet fleet) {
        if (fleet.status() == FleetStatus.DELETING || fleet.status() == FleetStatus.TERMINATED) {
            throw Refused.unavailable(
                    "fleet " + fleet.id() + " is " + fleet.status() + "; its runtime configuration cannot change");
        }
    }
}
