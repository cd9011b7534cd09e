package io.opengse.engine.player;

/** Everything that may happen to a player session. */
public sealed interface PlayerEvent {
    /** The game called AcceptPlayerSession. */
    record Accepted() implements PlayerEvent {}

    /** The game called RemovePlayerSession. */
    record Removed() implements PlayerEvent {}

    /** The deadline of its reservation may have passed. */
    record ReservationLapsed() implements PlayerEvent {}

    /** The game session is over or ending. */
    record SessionOver() implements PlayerEvent {}
}
