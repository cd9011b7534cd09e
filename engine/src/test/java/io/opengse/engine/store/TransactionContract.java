package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aHost;
import static io.opengse.engine.store.Samples.aReservation;
import static io.opengse.engine.store.Samples.aVacancy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.ReservationTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Works are done whole or not at all, see themselves, and are run again after a conflict. */
public interface TransactionContract extends StoreUnderTest {
    @Test
    default void aWorksAnswerIsHandedBackEvenWhenItIsNull() {
        assertThat(store().<String>write(_ -> "answer")).isEqualTo("answer");
        assertThat(store().<String>write(_ -> null)).isNull();
        assertThat(store().<String>read(_ -> null)).isNull();
    }

    @Test
    default void aWorkSeesItsOwnWrites() {
        Host seen = write(HostTable.class, hosts -> {
            hosts.insert(aHost("h", HostStatus.CONNECTED, NOON));
            return hosts.find(new HostId("h")).orElseThrow();
        });

        assertThat(seen).isEqualTo(aHost("h", HostStatus.CONNECTED, NOON));
    }

    @Test
    default void whateverAWorkThrowsUndoesItAndIsThrown() {
        change(VacancyTable.class, rows -> rows.put(aVacancy("p", "h", 5)));
        Refused refusal = Refused.exhausted("no idle process");

        assertThatThrownBy(() -> store().write(transaction -> {
                    VacancyTable.in(transaction).remove(new ProcessId("p"));
                    VacancyTable.in(transaction).put(aVacancy("q", "h", 5));
                    VacancyTable.in(transaction).put(aVacancy("q", "h", 9));
                    ReservationTable.in(transaction).insert(aReservation("p", "h"));
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(many(VacancyTable.class, rows -> rows.best(new FleetId("fleet-1"), 9)))
                .containsExactly(aVacancy("p", "h", 5));
        assertThat(one(ReservationTable.class, rows -> rows.find(new ProcessId("p"))))
                .isEmpty();
    }

    @Test
    default void anErrorUndoesAWorkToo() {
        AssertionError error = new AssertionError("a bug");

        assertThatThrownBy(() -> change(VacancyTable.class, rows -> {
                    rows.put(aVacancy("p", "h", 5));
                    throw error;
                }))
                .isSameAs(error);

        assertThat(count(VacancyTable.class, rows -> rows.count(new FleetId("fleet-1"))))
                .isZero();
    }

    @Test
    default void aReadThatFailsThrowsWhatItThrew() {
        Refused refusal = Refused.notFound("no such fleet");

        assertThatThrownBy(() -> store().read(_ -> {
                    throw refusal;
                }))
                .isSameAs(refusal);
    }

    @Test
    default void afterAConflictAWorkIsRunAgainOnWhatStands() {
        AtomicInteger runs = new AtomicInteger();

        List<Integer> counts = write(VacancyTable.class, rows -> {
            List<Integer> seen = new ArrayList<>(List.of(rows.count(new FleetId("fleet-1"))));
            rows.put(aVacancy("p", "h", 5));
            seen.add(rows.count(new FleetId("fleet-1")));
            if (runs.incrementAndGet() < 3) {
                throw new Conflict("p");
            }
            return seen;
        });

        assertThat(runs).hasValue(3);
        assertThat(counts).containsExactly(0, 1);
    }

    @Test
    default void aWorkThatConflictsEveryTimeIsGivenUp() {
        AtomicInteger runs = new AtomicInteger();

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(VacancyTable.class, rows -> {
                    rows.put(aVacancy("p", "h", 5));
                    runs.incrementAndGet();
                    throw new Conflict("process p");
                }))
                .withMessageContaining("process p");

        assertThat(runs).hasValue(5);
        assertThat(count(VacancyTable.class, rows -> rows.count(new FleetId("fleet-1"))))
                .isZero();
    }

    @Test
    default void aReadThatWritesIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(VacancyTable.class, rows -> {
                    rows.put(aVacancy("p", "h", 5));
                    return true;
                }))
                .withMessageContaining("only reads");
        assertThat(count(VacancyTable.class, rows -> rows.count(new FleetId("fleet-1"))))
                .isZero();
    }

    @Test
    default void noWorkMayCallTheStore() {
        assertThatIllegalStateException().isThrownBy(() -> store().write(_ -> store().write(_ -> 1)));
        assertThatIllegalStateException().isThrownBy(() -> store().write(_ -> store().read(_ -> 1)));
        assertThatIllegalStateException().isThrownBy(() -> store().read(_ -> store().write(_ -> 1)));
        assertThatIllegalStateException().isThrownBy(() -> store().read(_ -> store().read(_ -> 1)));
    }

    @Test
    default void aTableKeptBeyondItsWorkIsRefused() {
        AtomicReference<VacancyTable> kept = new AtomicReference<>();
        change(VacancyTable.class, kept::set);

        assertThatIllegalStateException().isThrownBy(() -> kept.get().count(new FleetId("fleet-1")));
        assertThatIllegalStateException().isThrownBy(() -> kept.get().put(aVacancy("p", "h", 5)));
    }

    @Test
    default void aTypeThatIsNoTableIsRefused() {
        assertThatThrownBy(() -> read(String.class, text -> text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.String");
    }

    @Test
    default void aClosedStoreSaysSo() {
        store().close();
        store().close();

        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> store().write(_ -> 1))
                .withMessageContaining("closed");
        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> store().read(_ -> 1))
                .withMessageContaining("closed");
    }
}
