package io.opengse.engine.instance;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a fleet's processes host, in one statement however many they are. Used by what counts uses. */
final class HostedSessions {
    private static final Set<SessionStatus> LIVING =
            Set.of(SessionStatus.ACTIVATING, SessionStatus.ACTIVE, SessionStatus.TERMINATING);

    /** More than a fleet ever has. */
    private static final int ALL = 1_000_000;

    private HostedSessions() {}

    static Map<ProcessId, GameSession> of(Transaction transaction, FleetId fleet) {
        SessionQuery living = new SessionQuery(fleet, LIVING, null, SessionSort.NEWEST_FIRST, null);
        Map<ProcessId, GameSession> hosted = new HashMap<>();
        SessionTable.in(transaction)
                .list(living, ALL)
                .forEach(session -> hosted.put(session.place().process(), session));
        return hosted;
    }
}
