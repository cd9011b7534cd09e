package io.opengse.server.sql;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import java.util.List;
import java.util.Optional;

/** Table reservation, and the counter of assignments. */
final class SqlReservations implements ReservationTable {
    private static final String SELECT = "select process_id, host_id, session_id, assignment from reservation ";

    private final Statements statements;

    SqlReservations(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Reservation> find(ProcessId process) {
        return statements.first(SELECT + "where process_id = ?", SqlReservations::reservation, process.value());
    }

    @Override
    public List<Reservation> of(HostId host) {
        return statements.list(
                SELECT + "where host_id = ? order by process_id", SqlReservations::reservation, host.value());
    }

    @Override
    public boolean insert(Reservation reservation) {
        return statements.change(
                        """
                        insert into reservation (process_id, host_id, session_id, assignment) values (?, ?, ?, ?)
                        on conflict do nothing
                        """,
                        reservation.process().value(),
                        reservation.host().value(),
                        reservation.session().value(),
                        reservation.assignment())
                == 1;
    }

    @Override
    public void remove(ProcessId process) {
        statements.change("delete from reservation where process_id = ?", process.value());
    }

    @Override
    public long nextAssignment() {
        return statements.next("assignment");
    }

    private static Reservation reservation(Row row) {
        return new Reservation(
                new ProcessId(row.text()), new HostId(row.text()), new SessionId(row.text()), row.number());
    }
}
