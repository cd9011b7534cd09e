package io.opengse.engine.session;

/** Parses SearchGameServerSessions sorts. */
public final class SessionSortParser {
    private SessionSortParser() {}

    public static SessionSort parse(String expression) {
        throw new UnsupportedOperationException();
    }
}
