package io.opengse.server.api.operator;

import java.time.Duration;
import java.util.Optional;

/** Makes links that sign somebody in to the web console once; answered by the console. */
@FunctionalInterface
public interface ConsoleLinks {
    /** A server without a console. */
    ConsoleLinks NONE = (_, _) -> Optional.empty();

    /**
     * A fresh link; empty when the server has no console.
     *
     * @param secretId whom it signs in
     * @param origin scheme and host under which the caller sees this server
     */
    Optional<Link> make(String secretId, String origin);

    /** @param lifetime how long it works, unless it is used before */
    record Link(String url, Duration lifetime) {}
}
