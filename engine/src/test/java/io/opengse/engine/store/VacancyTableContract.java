package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aVacancy;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of vacancies. */
public interface VacancyTableContract extends StoreUnderTest {
    FleetId FLEET = new FleetId("fleet-1");

    @Test
    default void theBestVacanciesHaveMostWeightThenFillHostAfterHostAndInstanceAfterInstance() {
        Vacancy heavy = aVacancy("p9", "h9", 10);
        Vacancy first = aVacancy("p3", "h1", 5);
        Vacancy second = aVacancy("p4", "h1", 5);
        Vacancy other = aVacancy("p2", "h1", "ins-2", 5);
        Vacancy third = aVacancy("p1", "h2", 5);
        Vacancy last = aVacancy("p0", "h0", 0);
        change(
                VacancyTable.class,
                rows -> List.of(third, last, second, other, heavy, first).forEach(rows::put));
        change(
                VacancyTable.class,
                rows -> rows.put(new Vacancy(
                        new ProcessId("p5"), new FleetId("fleet-2"), new HostId("h1"), null, "10.0.0.1", 7002, 9, 0)));

        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 9)))
                .containsExactly(heavy, first, second, other, third, last);
        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 2))).containsExactly(heavy, first);
        assertThat(count(VacancyTable.class, rows -> rows.count(FLEET))).isEqualTo(6);
        assertThat(count(VacancyTable.class, rows -> rows.count(new FleetId("none"))))
                .isZero();
    }

    @Test
    default void ofOneWeightALowerTurnGoesBeforeTheHost() {
        Vacancy second = turn(aVacancy("p1", "h1", 5), 1);
        Vacancy heavy = turn(aVacancy("p2", "h1", 6), 2);
        Vacancy first = turn(aVacancy("p3", "h2", 5), 0);
        change(VacancyTable.class, rows -> List.of(second, heavy, first).forEach(rows::put));

        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 9))).containsExactly(heavy, first, second);
    }

    private static Vacancy turn(Vacancy of, int turn) {
        return new Vacancy(
                of.process(), of.fleet(), of.host(), of.instance(), of.address(), of.clientPort(), of.weight(), turn);
    }

    @Test
    default void puttingAVacancyAgainReplacesIt() {
        change(VacancyTable.class, rows -> rows.put(aVacancy("p", "h1", 5)));
        Vacancy moved = new Vacancy(new ProcessId("p"), FLEET, new HostId("h2"), null, "10.0.0.2", 7009, 6, 3);

        change(VacancyTable.class, rows -> rows.put(moved));

        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 9))).containsExactly(moved);
    }

    @Test
    default void aVacancyIsRemovedOnce() {
        change(VacancyTable.class, rows -> rows.put(aVacancy("p", "h1", 5)));

        assertThat(done(VacancyTable.class, rows -> rows.remove(new ProcessId("p"))))
                .isTrue();
        assertThat(done(VacancyTable.class, rows -> rows.remove(new ProcessId("p"))))
                .isFalse();
        assertThat(count(VacancyTable.class, rows -> rows.count(FLEET))).isZero();
    }

    @Test
    default void allVacanciesOfAHostGoTogether() {
        change(VacancyTable.class, rows -> {
            rows.put(aVacancy("p1", "h1", 5));
            rows.put(aVacancy("p2", "h1", 6));
            rows.put(aVacancy("p3", "h2", 5));
        });

        change(VacancyTable.class, rows -> rows.removeAll(new HostId("h1")));

        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 9))).containsExactly(aVacancy("p3", "h2", 5));
    }
}
