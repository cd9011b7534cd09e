package io.opengse.engine.instance;

import io.opengse.engine.process.GameProcess;

/** One step that brings a fleet's instances nearer to what is wanted. */
sealed interface Move {
    /** Something happens to an instance. */
    record Change(InstanceLoad load, InstanceEvent event) implements Move {}

    /** Another instance is wanted. */
    record Add(String why) implements Move {}

    /** A process of a draining instance, or of none, is told to end. */
    record Tell(GameProcess process, String why) implements Move {}

    /** An instance that was over has a process: it must drain. */
    record Recover(FleetLoad.Stray stray) implements Move {}

    /** An instance has become busier or emptier: its turn to be given sessions changes. */
    record Turn(Instance instance, int turn) implements Move {}

    /** The fleet was to be deleted, and nothing of it is left. */
    record Close() implements Move {}
}
