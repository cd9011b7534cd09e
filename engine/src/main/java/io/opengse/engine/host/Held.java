package io.opengse.engine.host;

/**
 * Which stream speaks for a host: one server, and which of its streams. A stream that no longer holds its host changes
 * nothing, on whatever server it is.
 *
 * @param server the id of the server that has it; empty: nobody has
 * @param stream its number there; none has it twice
 */
public record Held(String server, long stream) {
    public static final Held BY_NOBODY = new Held("", 0);
}
