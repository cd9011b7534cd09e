package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aHost;
import static io.opengse.engine.store.Samples.aVacancy;
import static io.opengse.engine.store.Samples.anInstance;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Stranding;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    default void aFleetIsStrandedWhenNoConnectedHostCarriesIt() {
        assertThat(stranding()).contains(new Stranding(0, 0));

        change(InstanceTable.class, rows -> {
            rows.insert(anInstance("a", "h1", InstanceStatus.ACTIVE, NOON));
            rows.insert(anInstance("b", "h2", InstanceStatus.STARTING, NOON));
            rows.insert(anInstance("c", null, InstanceStatus.PENDING, NOON));
            rows.insert(anInstance("d", "h3", InstanceStatus.TERMINATED, NOON));
        });
        change(HostTable.class, rows -> {
            rows.insert(aHost("h1", HostStatus.AWAY, NOON));
            rows.insert(aHost("h3", HostStatus.CONNECTED, NOON));
        });
        assertThat(stranding()).contains(new Stranding(2, 1));

        change(HostTable.class, rows -> rows.insert(aHost("h2", HostStatus.CONNECTED, NOON)));
        assertThat(stranding()).isEmpty();
    }

    private Optional<Stranding> stranding() {
        return one(VacancyTable.class, rows -> rows.stranding(new FleetId("f")));
    }

    @Test
    default void ofOneWeightALowerTurnGoesBeforeTheHost() {
        Vacancy second = turn(aVacancy("p1", "h1", 5), 1);
        Vacancy heavy = turn(aVacancy("p2", "h1", 6), 2);
        Vacancy first = turn(aVacancy("p3", "h2", 5), 0);
        change(VacancyTable.class, rows -> List.of(second, heavy, first).forEach(rows::put));

        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 9))).containsExactly(heavy, first, second);
    }

    @Test
    default void theTurnOfAnInstanceIsThatOfAllItsVacancies() {
        Vacancy first = aVacancy("p1", "h1", "ins-1", 5);
        Vacancy second = aVacancy("p2", "h1", "ins-1", 5);
        Vacancy other = aVacancy("p3", "h1", "ins-2", 5);
        Vacancy elsewhere = aVacancy("p4", "h2", "ins-3", 5);
        living("h1", "p1", "p2", "p3");
        living("h2", "p4");
        change(
                VacancyTable.class,
                rows -> List.of(first, second, other, elsewhere).forEach(rows::put));

        change(VacancyTable.class, rows -> rows.turn(new HostId("h1"), new InstanceId("ins-1"), 2));

        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 9)))
                .containsExactly(other, elsewhere, first.at(2), second.at(2));
    }

    @Test
    default void vacanciesAreCountedByInstance() {
        change(
                VacancyTable.class,
                rows -> List.of(
                                aVacancy("p1", "h1", "ins-1", 5),
                                aVacancy("p2", "h1", "ins-1", 6),
                                aVacancy("p3", "h1", "ins-2", 5),
                                new Vacancy(new ProcessId("p4"), FLEET, new HostId("h2"), null, "10.0.0.2", 7001, 5, 0))
                        .forEach(rows::put));

        Map<InstanceId, Integer> counts = read(VacancyTable.class, rows -> rows.byInstance(FLEET));
        Map<InstanceId, Integer> none = read(VacancyTable.class, rows -> rows.byInstance(new FleetId("none")));
        assertThat(counts).containsOnly(Map.entry(new InstanceId("ins-1"), 2), Map.entry(new InstanceId("ins-2"), 1));
        assertThat(none).isEmpty();
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
        living("h1", "p1", "p2");
        living("h2", "p3");
        change(VacancyTable.class, rows -> {
            rows.put(aVacancy("p1", "h1", 5));
            rows.put(aVacancy("p2", "h1", 6));
            rows.put(aVacancy("p3", "h2", 5));
        });

        change(VacancyTable.class, rows -> rows.removeAll(new HostId("h1")));

        assertThat(many(VacancyTable.class, rows -> rows.best(FLEET, 9))).containsExactly(aVacancy("p3", "h2", 5));
    }

    private void living(String host, String... processes) {
        change(
                ProcessTable.class,
                rows -> List.of(processes).forEach(id -> rows.insert(Samples.aProcess(id, host, FLEET.value(), NOON))));
    }
}
