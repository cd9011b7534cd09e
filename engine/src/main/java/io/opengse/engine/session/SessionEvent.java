package io.opengse.engine.session;

/** Everything that may happen to a game session. */
public sealed interface SessionEvent {
    /**
     * Its process called ActivateGameServerSession.
     *
     * @param maxPlayers the limit it gave; 0 = as it was
     */
    record Activated(int maxPlayers) implements SessionEvent {}

    /** The deadline of its activation may have passed. */
    record ActivationLapsed() implements SessionEvent {}

    /** Its process could not be told of it, or did not take it. */
    record Failed(String why) implements SessionEvent {}

    /** It ended in good order. */
    record Ended(String why) implements SessionEvent {}

    /** Somebody else than the game wants it to end. */
    record EndRequested(String by) implements SessionEvent {}

    /** Its process is gone, and not in good order. */
    record ProcessLost(String why) implements SessionEvent {}
}
