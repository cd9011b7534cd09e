package io.opengse.engine.host;

/** Everything that may happen to the connection of a host. */
public sealed interface HostEvent {
    /** Its agent opened a stream; what it runs is not known yet. */
    record Arrived() implements HostEvent {}

    /** A report or a sign of life came through its stream. */
    record Heard() implements HostEvent {}

    /** Its stream broke, or nothing came through it for too long. */
    record StreamEnded() implements HostEvent {}

    /** It has been away for too long. */
    record GivenUp() implements HostEvent {}

    /** Whoever made it says that it is no more. */
    record Gone(String why) implements HostEvent {}
}
