package io.opengse.engine.session;

/** How a list of sessions is ordered; ties are broken by session id in the same direction. */
public record SessionSort(Key key, boolean ascending) {
    /** The order when nobody asks for one: newest first. */
    public static final SessionSort NEWEST_FIRST = new SessionSort(Key.CREATED, false);

    /** What may be sorted by; the wire names are in SearchGameServerSessions. */
    public enum Key {
        NAME,
        ID,
        MAX_PLAYERS,
        CREATED,
        PLAYERS
    }
}
