package io.opengse.engine.explain;

import io.opengse.engine.event.Event;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that the rules about one process look at.
 *
 * @param hosted the session that is reserved on it
 */
record ProcessPicture(
        Instant now, Candidate candidate, Optional<Condemnation> told, Optional<SessionId> hosted, Story story) {

    static ProcessPicture of(Transaction transaction, GameProcess process, Instant now) {
        Fleet fleet = Fleets.require(transaction, process.fleet());
        Host host = HostTable.in(transaction).find(process.host()).orElse(null);
        InstanceId id = process.instance();
        Instance instance =
                id == null ? null : InstanceTable.in(transaction).find(id).orElse(null);
        Optional<Condemnation> told = CondemnationTable.in(transaction).find(process.id());
        Optional<SessionId> hosted =
                ReservationTable.in(transaction).find(process.id()).map(Reservation::session);
        Candidate candidate = new Candidate(
                process, fleet, host, instance, told.isPresent(), hosted.isPresent(), activating(transaction, process));
        return new ProcessPicture(now, candidate, told, hosted, Story.about(transaction, about(process)));
    }

    private static Event.Subjects about(GameProcess process) {
        return new Event.Subjects(null, null, process.id(), null, null);
    }

    private static int activating(Transaction transaction, GameProcess process) {
        SessionTable sessions = SessionTable.in(transaction);
        InstanceId instance = process.instance();
        return instance == null
                ? sessions.countActivating(process.host())
                : sessions.countActivating(process.host(), instance);
    }

    GameProcess process() {
        return candidate.process();
    }
}
