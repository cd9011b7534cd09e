package io.opengse.engine.scaling;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.TimerId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Timers of all fleets. Bounded per fleet. */
public interface ScalingTimerTable {
    static ScalingTimerTable in(Transaction transaction) {
        return transaction.table(ScalingTimerTable.class);
    }

    Optional<ScalingTimer> find(TimerId id);

    /** Of one fleet, in the order of creation. */
    List<ScalingTimer> of(FleetId fleet);

    /** Of all fleets, in the order of creation. */
    List<ScalingTimer> list(int offset, int limit);

    int count();

    /** Those whose next firing is not after {@code now}, the most overdue first. */
    List<ScalingTimer> due(Instant now, int limit);

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(ScalingTimer timer);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(ScalingTimer timer);

    /** Says whether it was there. */
    boolean remove(TimerId id);
}
