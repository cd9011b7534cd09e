package io.opengse.engine.session;

/**
 * How many sessions of a fleet stand so.
 *
 * @param players seats taken in them
 */
public record Tally(SessionStatus status, long sessions, long players) {}
