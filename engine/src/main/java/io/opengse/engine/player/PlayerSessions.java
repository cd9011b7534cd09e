package io.opengse.engine.player;

import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import java.util.List;

/** Seats. */
public final class PlayerSessions {
    public PlayerSession join(SessionId session, PlayerRequest request, String actor) {
        throw new UnsupportedOperationException();
    }

    public List<PlayerSession> joinAll(SessionId session, List<PlayerRequest> requests, String actor) {
        throw new UnsupportedOperationException();
    }

    public void accept(ProcessId caller, SessionId session, PlayerSessionId player) {
        throw new UnsupportedOperationException();
    }

    public void remove(ProcessId caller, SessionId session, PlayerSessionId player) {
        throw new UnsupportedOperationException();
    }

    public List<PlayerSession> list(PlayerTable.PlayerQuery query, int limit) {
        throw new UnsupportedOperationException();
    }
}
