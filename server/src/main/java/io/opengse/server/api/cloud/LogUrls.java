package io.opengse.server.api.cloud;

import io.opengse.engine.id.SessionId;
import java.util.Optional;
import java.util.function.Function;

/** Where logs can be fetched from; answered by the blob store. */
@FunctionalInterface
public interface LogUrls {
    /** Path and query below this server's origin, signed and good for a while; empty when no such log is kept. */
    Optional<String> of(KeptLog log);

    static LogUrls of(Function<SessionId, Optional<String>> ofSession, Function<String, Optional<String>> ofEvent) {
        return log -> switch (log) {
            case KeptLog.OfSession(SessionId session) -> ofSession.apply(session);
            case KeptLog.OfEvent(String key) -> ofEvent.apply(key);
        };
    }
}
