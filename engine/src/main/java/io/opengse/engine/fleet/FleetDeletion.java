package io.opengse.engine.fleet;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Deletes fleets: from then on they take no sessions, and end when the last of their processes has. */
public final class FleetDeletion {
    private final Surroundings surroundings;
    private final Store store;
    private final FleetReference.Finder references;
    private final Consumer<FleetId> changed;

    /** @param changed run after a commit that changes what should run of a fleet */
    public FleetDeletion(Surroundings surroundings, FleetReference.Finder references, Consumer<FleetId> changed) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.references = references;
        this.changed = changed;
    }

    /**
     * Begins to delete a fleet: its instances are drained by its protection policy, then it is TERMINATED. Again
     * changes nothing.
     *
     * @throws Refused NotFound; InUse while an alias or a queue leads to it
     */
    public void delete(FleetId id, String actor) {
        Cause cause = surroundings.cause(actor);
        store.write(transaction -> {
            Fleet fleet = Fleets.require(transaction, id);
            if (fleet.status() == FleetStatus.DELETING || fleet.status() == FleetStatus.TERMINATED) {
                return fleet;
            }
            List<FleetReference> leading = references.of(transaction, id);
            if (!leading.isEmpty()) {
                throw Refused.inUse("fleet " + id + " is still in use: " + words(leading)
                        + "; let them lead elsewhere, or delete them, first");
            }
            String message = "Deletion was requested by " + actor + ".";
            cause.note(transaction, EventCode.FLEET_DELETED, message, Subjects.of(id));
            return FleetTransitions.apply(transaction, fleet, new FleetEvent.DeletionRequested(), cause);
        });
        changed.accept(id);
    }

    /** @throws Refused NotFound */
    public List<FleetReference> references(FleetId id) {
        return store.read(transaction -> {
            Fleets.require(transaction, id);
            return references.of(transaction, id);
        });
    }

    private static String words(List<FleetReference> references) {
        return references.stream()
                .map(reference -> reference.kind() + " " + reference.id())
                .collect(Collectors.joining(", "));
    }
}
