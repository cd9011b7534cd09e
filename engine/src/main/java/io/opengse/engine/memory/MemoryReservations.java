package io.opengse.engine.memory;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import java.util.List;
import java.util.Optional;

/** Reservations in memory. */
final class MemoryReservations implements ReservationTable {
    private final Changes changes;
    private final Rows<ProcessId, Reservation> rows;
    private final Index<HostId, String, Reservation> byHost;
    private long assignments;

    MemoryReservations(Changes changes) {
        this.changes = changes;
        rows = new Rows<>(changes, Reservation::process);
        byHost = rows.index(row -> List.of(row.host()), row -> row.process().value());
    }

    @Override
    public Optional<Reservation> find(ProcessId process) {
        return rows.find(process);
    }

    @Override
    public List<Reservation> of(HostId host) {
        rows.reads();
        return List.copyOf(byHost.of(host).values());
    }

    @Override
    public boolean insert(Reservation reservation) {
        if (rows.find(reservation.process()).isPresent()) {
            return false;
        }
        rows.put(reservation);
        return true;
    }

    @Override
    public void remove(ProcessId process) {
        rows.remove(process);
    }

    @Override
    public long nextAssignment() {
        changes.wrote(() -> assignments--);
        return ++assignments;
    }
}
