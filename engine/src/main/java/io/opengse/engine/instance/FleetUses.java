package io.opengse.engine.instance;

import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.util.List;

/** Counts what whole fleets are used for, processes that nobody launched included. */
public final class FleetUses {
    private final Store store;

    public FleetUses(Store store) {
        this.store = store;
    }

    /** @throws io.opengse.engine.problem.Refused NotFound */
    public FleetUse of(FleetId id) {
        return store.read(transaction -> {
            Fleets.require(transaction, id);
            List<GameProcess> processes = ProcessTable.in(transaction).living(id);
            List<GameSession> sessions = sessions(transaction, processes);
            return new FleetUse(
                    id,
                    (int) processes.stream()
                            .filter(process -> process.status() == ProcessStatus.ACTIVE)
                            .count(),
                    sessions.size(),
                    sessions.stream().mapToInt(GameSession::players).sum(),
                    sessions.stream().mapToInt(GameSession::maxPlayers).sum());
        });
    }

    private static List<GameSession> sessions(Transaction transaction, List<GameProcess> processes) {
        ReservationTable reservations = ReservationTable.in(transaction);
        return SessionTable.in(transaction)
                .find(processes.stream()
                        .flatMap(process -> reservations.find(process.id()).stream())
                        .map(Reservation::session)
                        .toList());
    }
}
