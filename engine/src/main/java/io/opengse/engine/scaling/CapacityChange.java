package io.opengse.engine.scaling;

import io.opengse.engine.event.Cause;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.store.Transaction;

/** How scaling changes a fleet's capacity, in the transaction of the decision; the instances see to the rest. */
@FunctionalInterface
public interface CapacityChange {
    /**
     * @param before as it was read in this transaction
     * @param after with another range, desired count, cooldown or mode
     * @param why in words, with the inputs of the decision
     * @throws io.opengse.engine.problem.Refused when the installation has no room for it
     */
    void apply(Transaction transaction, FleetCapacity before, FleetCapacity after, String why, Cause cause);
}
