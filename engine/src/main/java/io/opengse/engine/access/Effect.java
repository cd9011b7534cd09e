package io.opengse.engine.access;

/** What a statement does to the calls it covers. */
public enum Effect {
    ALLOW,
    DENY
}
