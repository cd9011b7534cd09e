package io.opengse.agent.game;

/** A callback into a game failed; the message says how, in words a game programmer understands. */
public final class GameSilent extends Exception {
    private static final long serialVersionUID = 1L;

    public GameSilent(String message) {
        super(message);
    }
}
