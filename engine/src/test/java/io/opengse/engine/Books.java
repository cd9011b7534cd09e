package io.opengse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of everything in a store at any moment between two works. */
final class Books {
    private static final int ALL = 1_000_000;

    private final Map<SessionId, SessionStatus> over = new HashMap<>();

    void check(Store store) {
        store.read(transaction -> {
            List<GameSession> sessions = SessionTable.in(transaction)
                    .list(new SessionQuery(null, Set.of(), null, SessionSort.NEWEST_FIRST, null), ALL);
            List<GameProcess> processes = ProcessTable.in(transaction).list(null, false, null, ALL);
            List<Host> hosts = HostTable.in(transaction).list();
            everyLivingSessionHasItsProcess(transaction, sessions, hosts);
            whatIsOverStaysOver(sessions);
            seatsAreCounted(transaction, sessions);
            vacanciesAreWhatIsFree(transaction, processes, hosts);
            onlyTheLivingAreCondemned(transaction, processes);
            return true;
        });
    }

    private static void everyLivingSessionHasItsProcess(
            Transaction transaction, List<GameSession> sessions, List<Host> hosts) {
        Map<ProcessId, SessionId> living = sessions.stream()
                .filter(session -> !session.status().over())
                .collect(Collectors.toMap(session -> session.place().process(), GameSession::id));
        Map<ProcessId, SessionId> reserved = hosts.stream()
                .flatMap(host -> ReservationTable.in(transaction).of(host.id()).stream())
                .collect(Collectors.toMap(Reservation::process, Reservation::session));
        assertThat(reserved).isEqualTo(living);
        assertThat(ProcessTable.in(transaction).find(living.keySet()))
                .hasSize(living.size())
                .noneMatch(process -> process.status() == ProcessStatus.TERMINATED);
    }

    private void whatIsOverStaysOver(List<GameSession> sessions) {
        for (GameSession session : sessions) {
            if (session.status().over()) {
                SessionStatus before = over.putIfAbsent(session.id(), session.status());
                assertThat(before).isIn(null, session.status());
            } else {
                assertThat(over).doesNotContainKey(session.id());
            }
        }
    }

    private static void seatsAreCounted(Transaction transaction, List<GameSession> sessions) {
        for (GameSession session : sessions) {
            assertThat(session.players())
                    .isEqualTo(PlayerTable.in(transaction).seated(session.id()).size())
                    .isLessThanOrEqualTo(session.maxPlayers());
        }
    }

    private static void vacanciesAreWhatIsFree(Transaction transaction, List<GameProcess> processes, List<Host> hosts) {
        Map<Object, HostStatus> connected = hosts.stream().collect(Collectors.toMap(Host::id, Host::status));
        List<Fleet> fleets = FleetTable.in(transaction).list(0, ALL);
        Set<ProcessId> vacant = fleets.stream()
                .flatMap(fleet -> VacancyTable.in(transaction).best(fleet.id(), ALL).stream())
                .map(Vacancy::process)
                .collect(Collectors.toSet());
        Set<ProcessId> free = processes.stream()
                .filter(process -> process.status() == ProcessStatus.ACTIVE && process.healthy())
                .filter(process -> connected.get(process.host()) == HostStatus.CONNECTED)
                .map(GameProcess::id)
                .filter(id -> ReservationTable.in(transaction).find(id).isEmpty())
                .filter(id -> CondemnationTable.in(transaction).find(id).isEmpty())
                .collect(Collectors.toSet());
        assertThat(vacant).isEqualTo(free);
    }

    private static void onlyTheLivingAreCondemned(Transaction transaction, List<GameProcess> processes) {
        assertThat(processes)
                .filteredOn(process -> process.status() == ProcessStatus.TERMINATED)
                .allSatisfy(
                        process -> assertThat(CondemnationTable.in(transaction).find(process.id()))
                                .isEmpty());
    }
}
