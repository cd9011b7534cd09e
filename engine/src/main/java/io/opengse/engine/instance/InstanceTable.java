package io.opengse.engine.instance;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Instances of all fleets. */
public interface InstanceTable {
    static InstanceTable in(Transaction transaction) {
        return transaction.table(InstanceTable.class);
    }

    Optional<Instance> find(InstanceId id);

    /** Of a fleet, not TERMINATED, the oldest first. */
    List<Instance> living(FleetId fleet);

    /**
     * Of a fleet, those that were there at some time in the window, the oldest first, at most {@code limit}; those that
     * are over are kept as long as history is.
     */
    List<Instance> during(FleetId fleet, Window window, int limit);

    /** On a host, not TERMINATED, the oldest first. */
    List<Instance> living(HostId host);

    /** On any host, not TERMINATED, the oldest first. */
    List<Instance> placed();

    /** Of this status, the oldest first, at most {@code limit}. */
    List<Instance> standing(InstanceStatus status, int limit);

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(Instance instance);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(Instance instance);

    /** Removes at most {@code limit} TERMINATED ones that ended before; says how many went. */
    int trim(Instant before, int limit);
}
