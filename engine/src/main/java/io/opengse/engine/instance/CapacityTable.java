package io.opengse.engine.instance;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The capacity of every fleet. */
public interface CapacityTable {
    static CapacityTable in(Transaction transaction) {
        return transaction.table(CapacityTable.class);
    }

    Optional<FleetCapacity> find(FleetId fleet);

    /** Of all fleets that are not TERMINATED. */
    List<FleetCapacity> living();

    /** @throws io.opengse.engine.store.Conflict when the fleet has one */
    void insert(FleetCapacity capacity);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(FleetCapacity capacity);
}
