package io.opengse.engine.session;

import io.opengse.engine.id.SessionId;
import java.util.List;
import java.util.Optional;

/** Game sessions, as back ends ask for them. */
public final class GameSessions {
    public GameSession create(NewSession command) {
        throw new UnsupportedOperationException();
    }

    public GameSession update(SessionUpdate command) {
        throw new UnsupportedOperationException();
    }

    public void endWithProcess(SessionId id, String actor) {
        throw new UnsupportedOperationException();
    }

    public void endWithProcess(String address, int port, String actor) {
        throw new UnsupportedOperationException();
    }

    public Optional<GameSession> find(SessionId id) {
        throw new UnsupportedOperationException();
    }

    public List<GameSession> list(SessionQuery query, int limit) {
        throw new UnsupportedOperationException();
    }
}
