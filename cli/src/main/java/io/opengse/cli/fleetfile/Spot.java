package io.opengse.cli.fleetfile;

import com.fasterxml.jackson.core.JsonLocation;

/** A place in a file; both count from 1. */
record Spot(int line, int column) {
    static final Spot START = new Spot(1, 1);

    static Spot of(JsonLocation location) {
        return new Spot(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
