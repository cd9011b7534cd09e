package io.opengse.engine.explain;

import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import java.time.Instant;

/** Reasons about hosts. */
public sealed interface HostReason extends Reason {
    /** Whether we hear from it. */
    record HostStands(Instant at, HostStatus which, HostId host, Instant seen) implements HostReason {}

    /** When an away host is given up. */
    record GivenUpAt(Instant at, Instant deadline) implements HostReason {}

    /** It takes no sessions by an operator's will. */
    record HostWithoutWeight(Instant at) implements HostReason {}

    /** What runs on it. */
    record HostCarries(Instant at, int instances, int processes, int sessions) implements HostReason {}

    /** No instance was placed on it. */
    record HostIdle(Instant at) implements HostReason {}

    /** Whether another instance fits on it. */
    record Room(Instant at, Resource which, long taken, long given) implements HostReason {}

    /** An instance on it is being emptied; {@code words} as that was recorded. */
    record InstanceDrains(Instant at, InstanceId instance, String words) implements HostReason {}

    /** Something an operator should know of it, as its agent told it. */
    record HostNoticed(Instant at, String words) implements HostReason {}

    /** What a host has to give: free, or the first that is used up. */
    enum Resource {
        FREE,
        INSTANCES,
        CORES,
        MEMORY
    }
}
