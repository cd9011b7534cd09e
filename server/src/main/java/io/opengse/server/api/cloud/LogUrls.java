package io.opengse.server.api.cloud;

import io.opengse.engine.id.SessionId;
import java.util.Optional;

/** Where the logs of a session can be fetched from; answered by the blob store. */
@FunctionalInterface
public interface LogUrls {
    /** Path and query below this server's origin, signed and good for a while; empty when no logs were saved. */
    Optional<String> of(SessionId session);
}
