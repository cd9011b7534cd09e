package io.opengse.server.link;

import io.grpc.stub.StreamObserver;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Events;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSessions;
import io.opengse.protocol.link.LogPart;
import io.opengse.protocol.link.LogReceipt;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Takes the logs of ended sessions and of deployments in.
 *
 * @param hasFleet whether there is such a fleet
 * @param spool an existing directory for uploads that are not whole yet; its contents may be deleted at any start
 * @param limit most bytes of one zip
 */
public record LogUploads(
        GameSessions sessions, Predicate<FleetId> hasFleet, Events events, LogShelf shelf, Path spool, long limit) {

    StreamObserver<LogPart> begin(StreamObserver<LogReceipt> agent) {
        return new LogUpload(this, agent);
    }

    void tell(SessionId session, HostId host, ProcessId process, long bytes) {
        FleetId fleet =
                sessions.find(session).map(found -> found.place().fleet()).orElse(null);
        events.note(
                EventCode.SESSION_LOGS_SAVED,
                "host " + host,
                "logs saved, " + bytes + " bytes",
                new Event.Subjects(fleet, host, process, session, null));
    }
}
