package io.opengse.engine.host;

import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Hosts. */
public interface HostTable {
    static HostTable in(Transaction transaction) {
        return transaction.table(HostTable.class);
    }

    Optional<Host> find(HostId id);

    List<Host> list();

    /** Hosts of this status last seen before, at most {@code limit}. */
    List<Host> silentSince(HostStatus status, Instant before, int limit);

    /** Connected hosts held by a server that is not among the servers of this store, by when they were last seen. */
    List<Host> orphans();

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(Host host);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another */
    void update(Host host);

    /** These were seen now, as far as they are connected and held by this server. */
    void seen(Collection<HostId> ids, String server, Instant now);

    void remove(HostId id);
}
