package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aDeadProcess;
import static io.opengse.engine.store.Samples.aHost;
import static io.opengse.engine.store.Samples.aProcess;
import static io.opengse.engine.store.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessCount;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of processes. */
public interface ProcessTableContract extends StoreUnderTest {
    @Test
    default void aProcessComesBackAsItWasInserted() {
        GameProcess fresh = new GameProcess(
                new ProcessId("p1"),
                new HostId("h"),
                new FleetId("f"),
                null,
                "key",
                ProcessStatus.ACTIVATING,
                true,
                17,
                new GameProcess.Ports(0, 0),
                new GameProcess.CustomCount(0, 0),
                NOON,
                null,
                null,
                0);
        GameProcess ending = with(
                aProcess("p2", "h", "f", NOON),
                ProcessStatus.TERMINATING,
                new GameProcess.End(EndReason.RETIRED, "replaced", null, null));
        GameProcess dead = aDeadProcess("p3", NOON.plusSeconds(5));
        change(ProcessTable.class, rows -> List.of(fresh, ending, dead).forEach(rows::insert));

        assertThat(many(ProcessTable.class, rows -> rows.find(List.of(dead.id(), new ProcessId("none"), fresh.id()))))
                .containsExactly(dead, fresh);
        assertThat(one(ProcessTable.class, rows -> rows.find(ending.id()))).contains(ending);
        assertThat(many(ProcessTable.class, rows -> rows.find(List.of()))).isEmpty();
    }

    @Test
    default void anUpdatedProcessHasTheNextVersion() {
        GameProcess process = aProcess("p", "h", "f", NOON);
        change(ProcessTable.class, rows -> rows.insert(process));

        change(
                ProcessTable.class,
                rows -> rows.update(with(
                        process,
                        ProcessStatus.TERMINATED,
                        new GameProcess.End(EndReason.CRASHED, "signal 9", -1, NOON.plusMillis(1)))));

        GameProcess stored =
                read(ProcessTable.class, rows -> rows.find(process.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.end()).isEqualTo(new GameProcess.End(EndReason.CRASHED, "signal 9", -1, NOON.plusMillis(1)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(ProcessTable.class, rows -> rows.update(process)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(ProcessTable.class, rows -> rows.insert(process)));
    }

    @Test
    default void livingProcessesAreThoseNotTerminated() {
        GameProcess mine = aProcess("p1", "h", "f", NOON.plusSeconds(1));
        GameProcess ending = with(
                aProcess("p2", "h", "g", NOON),
                ProcessStatus.TERMINATING,
                new GameProcess.End(EndReason.RETIRED, "", null, null));
        GameProcess elsewhere = aProcess("p3", "i", "f", NOON);
        change(ProcessTable.class, rows -> {
            List.of(mine, ending, elsewhere).forEach(rows::insert);
            rows.insert(with(
                    aProcess("p4", "h", "f", NOON),
                    ProcessStatus.TERMINATED,
                    new GameProcess.End(EndReason.CRASHED, "", 1, NOON)));
        });

        assertThat(many(ProcessTable.class, rows -> rows.living(new HostId("h"))))
                .containsExactly(ending, mine);
        assertThat(many(ProcessTable.class, rows -> rows.living(new FleetId("f"))))
                .containsExactly(elsewhere, mine);
    }

    @Test
    default void anActiveProcessIsFoundByItsAddressAndPort() {
        GameProcess process = aProcess("p1", "h", "f", NOON);
        change(HostTable.class, hosts -> {
            hosts.insert(aHost("h", HostStatus.CONNECTED, NOON));
            hosts.insert(aHost("i", HostStatus.CONNECTED, NOON));
        });
        change(ProcessTable.class, rows -> {
            rows.insert(process);
            rows.insert(aProcess("p0", "i", "f", NOON));
            rows.insert(with(aProcess("p2", "h", "f", NOON), ProcessStatus.TERMINATING, null));
        });

        assertThat(one(ProcessTable.class, rows -> rows.at("address of h", 7001)))
                .contains(process);
        assertThat(one(ProcessTable.class, rows -> rows.at("address of h", 7002)))
                .isEmpty();
        assertThat(one(ProcessTable.class, rows -> rows.at("elsewhere", 7001))).isEmpty();
    }

    @Test
    default void processesAreListedNewestFirst() {
        change(ProcessTable.class, rows -> {
            rows.insert(aProcess("a", "h", "f", NOON));
            rows.insert(aProcess("b", "h", "f", NOON.plusSeconds(1)));
            rows.insert(aProcess("c", "h", "g", NOON.plusSeconds(2)));
            rows.insert(with(aProcess("d", "h", "f", NOON.plusSeconds(3)), ProcessStatus.TERMINATED, null));
        });

        assertThat(listed(null, false, null, 9)).containsExactly("d", "c", "b", "a");
        assertThat(listed(null, true, null, 9)).containsExactly("c", "b", "a");
        assertThat(listed("f", false, null, 2)).containsExactly("d", "b");
        assertThat(listed("f", true, null, 9)).containsExactly("b", "a");
        assertThat(listed("f", true, NOON.plusSeconds(1), 9)).containsExactly("a");
        assertThat(listed(null, false, NOON, 9)).isEmpty();
    }

    @Test
    default void livingProcessesAreCountedByFleetAndStatus() {
        change(ProcessTable.class, rows -> {
            rows.insert(aProcess("a", "h", "f", NOON));
            rows.insert(aProcess("b", "h", "f", NOON));
            rows.insert(with(aProcess("c", "h", "f", NOON), ProcessStatus.TERMINATING, null));
            rows.insert(aProcess("d", "i", "g", NOON));
            rows.insert(with(aProcess("e", "i", "g", NOON), ProcessStatus.TERMINATED, null));
        });

        assertThat(many(ProcessTable.class, ProcessTable::countLiving))
                .containsExactlyInAnyOrder(
                        new ProcessCount(new FleetId("f"), ProcessStatus.ACTIVE, 2),
                        new ProcessCount(new FleetId("f"), ProcessStatus.TERMINATING, 1),
                        new ProcessCount(new FleetId("g"), ProcessStatus.ACTIVE, 1));
    }

    @Test
    default void onlyProcessesThatEndedBeforeAreTrimmed() {
        change(ProcessTable.class, rows -> {
            rows.insert(aProcess("living", "host-1", "fleet-1", NOON.minusSeconds(99)));
            rows.insert(aDeadProcess("old", NOON.minusSeconds(2)));
            rows.insert(aDeadProcess("older", NOON.minusSeconds(3)));
            rows.insert(aDeadProcess("oldest", NOON.minusSeconds(4)));
            rows.insert(aDeadProcess("young", NOON));
        });

        assertThat(trim(ProcessTable.class, rows -> rows.trim(NOON, 2))).isEqualTo(2);
        assertThat(listed(null, false, null, 9)).containsExactly("young", "old", "living");
        assertThat(trim(ProcessTable.class, rows -> rows.trim(NOON, 2))).isEqualTo(1);
        assertThat(trim(ProcessTable.class, rows -> rows.trim(NOON, 2))).isZero();
    }

    private List<String> listed(String fleet, boolean livingOnly, Instant before, int limit) {
        return read(
                ProcessTable.class,
                rows -> rows.list(fleet == null ? null : new FleetId(fleet), livingOnly, before, limit).stream()
                        .map(row -> row.id().value())
                        .toList());
    }
}
