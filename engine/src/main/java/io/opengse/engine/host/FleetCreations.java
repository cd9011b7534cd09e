package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetEvent;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.fleet.FleetTransitions;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Gives up the creation of fleets with a package that will not come to an end. A fleet that runs from a folder is never
 * given up: somebody is working on it.
 */
public final class FleetCreations {
    /** So many starts in a row that came to nothing; the pauses between them have grown to half a minute by then. */
    private static final int HOPELESS = 5;

    private final Surroundings surroundings;
    private final Duration patience;

    /** @param patience from the beginning of the validation to the first ready process */
    public FleetCreations(Surroundings surroundings, Duration patience) {
        this.surroundings = surroundings;
        this.patience = patience;
    }

    /** For the sweeper: fleets whose validation and activation have taken too long; says how many. */
    public int overdue(Cause cause) {
        List<Fleet> late = surroundings.store().read(transaction -> late(transaction, cause.at()));
        for (Fleet read : late) {
            surroundings.store().write(transaction -> giveUp(transaction, read, cause));
        }
        return late.size();
    }

    private List<Fleet> late(Transaction transaction, Instant now) {
        FleetTable fleets = FleetTable.in(transaction);
        return fleets.list(0, fleets.count()).stream()
                .takeWhile(fleet -> fleet.status() != FleetStatus.TERMINATED)
                .filter(fleet ->
                        isValidated(fleet) && !fleet.description().assetId().isEmpty())
                .filter(fleet -> isLate(transaction, fleet, now))
                .toList();
    }

    private static boolean isValidated(Fleet fleet) {
        return switch (fleet.status()) {
            case VALIDATING, BUILDING, ACTIVATING -> true;
            case NEW, DOWNLOADING, ACTIVE, ERROR, DELETING, TERMINATED -> false;
        };
    }

    private boolean isLate(Transaction transaction, Fleet fleet, Instant now) {
        EventTable.Query begun = new EventTable.Query(
                Subjects.of(fleet.id()), Set.of(EventCode.FLEET_STATE_VALIDATING), null, null, 0, 0);
        return EventTable.in(transaction).find(begun, 1).stream()
                .anyMatch(event -> !event.at().plus(patience).isAfter(now));
    }

    private Fleet giveUp(Transaction transaction, Fleet read, Cause cause) {
        Fleet fleet = FleetTable.in(transaction).find(read.id()).orElseThrow();
        if (!isValidated(fleet)) {
            return fleet;
        }
        boolean activating = fleet.status() == FleetStatus.ACTIVATING;
        EventCode code = activating ? EventCode.FLEET_ACTIVATION_FAILED : EventCode.FLEET_VALIDATION_TIMED_OUT;
        String why = (activating ? "No process called ProcessReady" : "The package was not validated") + " within "
                + patience.toSeconds() + " seconds of the beginning of its validation (setting"
                + " fleet-activation-timeout); the logs of the events before tell how far it came.";
        return fail(transaction, fleet, code, why, cause);
    }

    /** Whether its processes fail again and again before any of them was ready. */
    static boolean isHopeless(Fleet fleet, LaunchTrouble trouble) {
        return fleet.status() == FleetStatus.ACTIVATING
                && !fleet.description().assetId().isEmpty()
                && trouble.failuresInRow() >= HOPELESS;
    }

    static Fleet fail(Transaction transaction, Fleet fleet, EventCode code, String why, Cause cause) {
        cause.note(transaction, code, why, Subjects.of(fleet.id()));
        return FleetTransitions.apply(transaction, fleet, new FleetEvent.CreationFailed(why), cause);
    }
}
