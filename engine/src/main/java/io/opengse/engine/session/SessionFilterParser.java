package io.opengse.engine.session;

/** Parses SearchGameServerSessions filters. */
public final class SessionFilterParser {
    private SessionFilterParser() {}

    public static SessionFilter parse(String expression) {
        throw new UnsupportedOperationException();
    }
}
