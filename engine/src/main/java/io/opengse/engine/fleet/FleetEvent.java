package io.opengse.engine.fleet;

/** Everything that may happen to a fleet. */
public sealed interface FleetEvent {
    /** Its package is being fetched and unpacked. */
    record DownloadBegun() implements FleetEvent {}

    /** Its installer and launch paths are being tried. */
    record ValidationBegun() implements FleetEvent {}

    /** Its files are being made ready for the games' user. */
    record BuildBegun() implements FleetEvent {}

    /** Its processes are being started; the first step of a fleet that runs from a folder. */
    record ActivationBegun() implements FleetEvent {}

    /** One of its processes called ProcessReady. */
    record ProcessReady() implements FleetEvent {}

    record CreationFailed(String why) implements FleetEvent {}

    record DeletionRequested() implements FleetEvent {}

    /** Its last process has gone. */
    record Emptied() implements FleetEvent {}
}
