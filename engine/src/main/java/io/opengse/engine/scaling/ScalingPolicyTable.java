package io.opengse.engine.scaling;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scaling policies of all fleets, and what the evaluator remembers of their conditions. Bounded per fleet. */
public interface ScalingPolicyTable {
    static ScalingPolicyTable in(Transaction transaction) {
        return transaction.table(ScalingPolicyTable.class);
    }

    Optional<ScalingPolicy> find(FleetId fleet, String name);

    /** Of one fleet, in the order of creation. */
    List<ScalingPolicy> of(FleetId fleet);

    /** Fleet by fleet, each in the order of creation; null = of all fleets. */
    List<ScalingPolicy> list(@Nullable FleetId fleet, int offset, int limit);

    /** @param fleet null = of all fleets */
    int count(@Nullable FleetId fleet);

    /** Inserts it or replaces the one of this name. */
    void put(ScalingPolicy policy);

    /** Says whether it was there. */
    boolean remove(FleetId fleet, String name);
}
