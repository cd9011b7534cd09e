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
        return statements.first(
                row(process),
                SELECT + "where process_id = ?",
                SqlReservations::reservation,
                Arguments.of(process.value()));
    }

    private static Rows row(ProcessId process) {
        return new Rows("reservation", process.value());
    }

    @Override
    public List<Reservation> of(HostId host) {
        return statements.list(
                SELECT + "where host_id = ? order by process_id", SqlReservations::reservation, host.value());
    }

    @Override
    public boolean insert(Reservation reservation) {
        return statements.inserted(
                row(reservation.process()),
                """
                insert into reservation (process_id, host_id, session_id, assignment) values (?, ?, ?, ?)
                """,
                Arguments.of(
                        reservation.process().value(),
                        reservation.host().value(),
                        reservation.session().value(),
                        reservation.assignment()));
    }

    @Override
    public void remove(ProcessId process) {
        statements.later(row(process), "delete from reservation where process_id = ?", Arguments.of(process.value()));
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
