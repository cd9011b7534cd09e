package io.opengse.engine.instance;

import io.opengse.engine.id.HostId;

/** Everything that may happen to an instance. */
public sealed interface InstanceEvent {
    /** A host has room for it. */
    record Placed(HostId host) implements InstanceEvent {}

    /** One of its processes called ProcessReady. */
    record ProcessReady() implements InstanceEvent {}

    /** It is no longer wanted. */
    record DrainBegun(String why) implements InstanceEvent {}

    /** It is wanted after all, and none of its processes was told to end yet. */
    record DrainCancelled(String why) implements InstanceEvent {}

    /** Nothing of it runs any more. */
    record Emptied() implements InstanceEvent {}

    /** No host can be made for it under its name any more: another takes its place. */
    record GivenUp(String why) implements InstanceEvent {}

    /** Its host is given up. */
    record HostLost() implements InstanceEvent {}

    /** Something of it runs after all, on this host. */
    record Returned(HostId host) implements InstanceEvent {}
}
