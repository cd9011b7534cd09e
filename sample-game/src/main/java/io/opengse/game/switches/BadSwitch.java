package io.opengse.game.switches;

/** A switch that does not exist or has a value of the wrong form. */
public final class BadSwitch extends Exception {
    private static final long serialVersionUID = 1L;

    public BadSwitch(String message) {
        super(message);
    }
}
