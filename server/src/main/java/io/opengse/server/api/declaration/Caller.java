package io.opengse.server.api.declaration;

import io.opengse.tracing.Span;

/**
 * Who calls an action and how they reached us.
 *
 * @param actor how events name the caller
 * @param origin scheme and host under which the caller sees this server, e.g. http://127.0.0.1:8080
 * @param span as which the call is followed
 */
public record Caller(String actor, String origin, Span span) {
    /** One whom nobody follows. */
    public Caller(String actor, String origin) {
        this(actor, origin, Span.NONE);
    }
}
