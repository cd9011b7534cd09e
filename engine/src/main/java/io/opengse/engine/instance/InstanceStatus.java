package io.opengse.engine.instance;

/** Where an instance stands. */
public enum InstanceStatus {
    /** Wanted, but no host has room for it yet; its reason says why. */
    PENDING,
    /** On a host: its package is being deployed, its first process is not ready yet. */
    STARTING,
    /** At least one of its processes was ready. */
    ACTIVE,
    /** Takes no new sessions; its processes were told to end, by their protection policy. */
    DRAINING,
    /** Over. */
    TERMINATED
}
