package io.opengse.engine.session;

import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;

/** What games ask about their session. */
public final class SessionCalls {
    public void activate(ProcessId caller, SessionId session, int maxPlayers) {
        throw new UnsupportedOperationException();
    }

    public void terminate(ProcessId caller, SessionId session) {
        throw new UnsupportedOperationException();
    }

    public void updatePolicy(ProcessId caller, SessionId session, String policy) {
        throw new UnsupportedOperationException();
    }
}
