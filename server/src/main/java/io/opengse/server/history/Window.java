package io.opengse.server.history;

import java.time.Duration;

/** How far back a chart looks. */
public enum Window {
    HOUR(Duration.ofHours(1), true),
    SIX_HOURS(Duration.ofHours(6), true),
    DAY(Duration.ofDays(1), false),
    WEEK(Duration.ofDays(7), false),
    MONTH(Duration.ofDays(30), false);

    private final Duration length;
    private final boolean finely;

    Window(Duration length, boolean finely) {
        this.length = length;
        this.finely = finely;
    }

    public Duration length() {
        return length;
    }

    /** Between two points. */
    public Duration step() {
        return finely ? Track.FINE : Track.COARSE;
    }

    boolean finely() {
        return finely;
    }
}
