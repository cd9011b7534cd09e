package io.opengse.engine.instance;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The capacity of every fleet. */
public interface CapacityTable {
    static CapacityTable in(Transaction transaction) {
        return transaction.table(CapacityTable.class);
    }

    Optional<FleetCapacity> find(FleetId fleet);

    /** Of all fleets that are not TERMINATED, in the order of their ids. */
    List<FleetCapacity> living();

    /** Those after this fleet in the order of ids, at most {@code limit}; null = from the first. */
    List<FleetCapacity> after(@Nullable FleetId fleet, int limit);

    /** @throws io.opengse.engine.store.Conflict when the fleet has one */
    void insert(FleetCapacity capacity);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(FleetCapacity capacity);

    /** The fleet is TERMINATED. */
    void remove(FleetId fleet);
}
