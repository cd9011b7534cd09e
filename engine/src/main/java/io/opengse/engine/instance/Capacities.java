package io.opengse.engine.instance;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.util.Optional;

/** How many instances fleets should have. */
public final class Capacities {
    private static final Duration STANDARD_COOLDOWN = Duration.ofMinutes(10);

    private final Store store;

    public Capacities(Surroundings surroundings) {
        this.store = surroundings.store();
    }

    /** A new fleet has one instance, in the transaction that makes it. */
    public static void found(Transaction transaction, Fleet fleet) {
        CapacityTable.in(transaction).insert(new FleetCapacity(fleet.id(), 0, 1, 1, STANDARD_COOLDOWN, true, null, 1));
    }

    public Optional<FleetCapacity> find(FleetId fleet) {
        return store.read(transaction -> CapacityTable.in(transaction).find(fleet));
    }

    /** @throws Refused NotFound */
    public FleetCapacity require(FleetId fleet) {
        return find(fleet)
                .orElseThrow(() ->
                        Refused.notFound("fleet " + fleet + " has no capacity: it does not exist, or is TERMINATED"));
    }
}
