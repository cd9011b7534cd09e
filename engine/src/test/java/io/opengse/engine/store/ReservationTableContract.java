package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aReservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of reservations. */
public interface ReservationTableContract extends StoreUnderTest {
    @Test
    default void aTakenProcessIsNotReservedAgain() {
        Reservation first = aReservation("p", "h");
        Reservation second = new Reservation(new ProcessId("p"), new HostId("h"), new SessionId("other"), 10);

        assertThat(done(ReservationTable.class, rows -> rows.insert(first))).isTrue();
        assertThat(done(ReservationTable.class, rows -> rows.insert(second))).isFalse();

        assertThat(one(ReservationTable.class, rows -> rows.find(new ProcessId("p"))))
                .contains(first);
    }

    @Test
    default void aWorkGoesOnAfterAProcessWasTaken() {
        change(ReservationTable.class, rows -> rows.insert(aReservation("p", "h")));

        boolean next = write(
                ReservationTable.class,
                rows -> !rows.insert(aReservation("p", "h")) && rows.insert(aReservation("q", "h")));

        assertThat(next).isTrue();
        assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                .containsExactly(aReservation("p", "h"), aReservation("q", "h"));
    }

    @Test
    default void aReleasedProcessCanBeReservedAgain() {
        change(ReservationTable.class, rows -> rows.insert(aReservation("p", "h")));
        change(ReservationTable.class, rows -> rows.remove(new ProcessId("p")));
        change(ReservationTable.class, rows -> rows.remove(new ProcessId("p")));

        assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                .isEmpty();
        assertThat(done(ReservationTable.class, rows -> rows.insert(aReservation("p", "h"))))
                .isTrue();
    }

    @Test
    default void assignmentNumbersRise() {
        long first = write(ReservationTable.class, ReservationTable::nextAssignment);
        assertThatThrownBy(() -> write(ReservationTable.class, rows -> {
                    rows.nextAssignment();
                    throw Refused.exhausted("undone");
                }))
                .isInstanceOf(Refused.class);
        long second = write(ReservationTable.class, ReservationTable::nextAssignment);

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
    }
}
