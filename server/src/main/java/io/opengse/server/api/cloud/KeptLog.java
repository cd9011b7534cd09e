package io.opengse.server.api.cloud;

import io.opengse.engine.id.SessionId;

/** Names a log that may be kept. */
public sealed interface KeptLog {
    /** What a session left. */
    record OfSession(SessionId session) implements KeptLog {}

    /** What an event tells of. */
    record OfEvent(String key) implements KeptLog {}
}
