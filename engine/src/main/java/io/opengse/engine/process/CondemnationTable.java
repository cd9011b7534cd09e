package io.opengse.engine.process;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Standing orders to end, by process. */
public interface CondemnationTable {
    static CondemnationTable in(Transaction transaction) {
        return transaction.table(CondemnationTable.class);
    }

    Optional<Condemnation> find(ProcessId process);

    /** Whether one stands for a process of this host: cheap when asked for many of them. */
    boolean stands(HostId host, ProcessId process);

    List<Condemnation> of(HostId host);

    /** All of them, by process. */
    List<Condemnation> list();

    /** Inserts or replaces. */
    void put(Condemnation condemnation);

    void remove(ProcessId process);
}
