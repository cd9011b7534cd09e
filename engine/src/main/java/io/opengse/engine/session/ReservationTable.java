package io.opengse.engine.session;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Reservations, by process. */
public interface ReservationTable {
    static ReservationTable in(Transaction transaction) {
        return transaction.table(ReservationTable.class);
    }

    Optional<Reservation> find(ProcessId process);

    List<Reservation> of(HostId host);

    /** @return false when the process is taken; nothing was changed then */
    boolean insert(Reservation reservation);

    void remove(ProcessId process);

    /** The number the next assignment of any process gets: rises for ever. */
    long nextAssignment();
}
