package io.opengse.engine.placement;

/** Everything that may happen to a placement. */
public sealed interface PlacementEvent {
    /** A process was reserved for its session, and its players have their seats. */
    record Reserved(Placed placed) implements PlacementEvent {}

    /** The game activated the session. */
    record Activated() implements PlacementEvent {}

    /** The session came to its end before it was activated. */
    record ActivationFailed(String why) implements PlacementEvent {}

    /** StopGameServerSessionPlacement. */
    record Stopped(String by) implements PlacementEvent {}

    /** Latencies exclude every destination. */
    record Hopeless(String why) implements PlacementEvent {}

    /** Its timeout may have passed. */
    record DeadlinePassed() implements PlacementEvent {}

    /** Its queue does not exist any more. */
    record QueueDeleted() implements PlacementEvent {}
}
