package io.opengse.server.api.cloud;

import io.opengse.engine.id.SessionId;
import java.util.Optional;
import java.util.function.Function;

/** Where logs can be fetched from; answered by the blob store. */
@FunctionalInterface
public interface LogUrls {
    /**
     * Signed and good for a while: path and query below this server's origin, or a whole URL that leads elsewhere. Empty
     * when no such log is kept.
     */
    Optional<String> of(KeptLog log);

    /** The same, whole, for a caller who reaches this server at the origin. */
    default Optional<String> of(KeptLog log, String origin) {
        return of(log).map(link -> link.startsWith("/") ? origin + link : link);
    }

    static LogUrls of(Function<SessionId, Optional<String>> ofSession, Function<String, Optional<String>> ofEvent) {
        return log -> switch (log) {
            case KeptLog.OfSession(SessionId session) -> ofSession.apply(session);
            case KeptLog.OfEvent(String key) -> ofEvent.apply(key);
        };
    }
}
