package io.opengse.engine.process;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The mirror of every host's processes. */
public interface ProcessTable {
    static ProcessTable in(Transaction transaction) {
        return transaction.table(ProcessTable.class);
    }

    Optional<GameProcess> find(ProcessId id);

    List<GameProcess> find(Collection<ProcessId> ids);

    /** All of a host that are not TERMINATED. */
    List<GameProcess> living(HostId host);

    /** All of a fleet that are not TERMINATED. */
    List<GameProcess> living(FleetId fleet);

    /** The ACTIVE process of an address and client port, if there is one (EndGameServerSessionAndProcess). */
    Optional<GameProcess> at(String hostAddress, int clientPort);

    /** Newest first by start; {@code before} null = from the newest. */
    List<GameProcess> list(@Nullable FleetId fleet, boolean livingOnly, @Nullable Instant before, int limit);

    /** How many are not TERMINATED, by fleet and status. */
    List<ProcessCount> countLiving();

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(GameProcess process);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(GameProcess process);

    /** Removes at most {@code limit} TERMINATED ones that ended before; says how many went. */
    int trim(Instant before, int limit);
}
