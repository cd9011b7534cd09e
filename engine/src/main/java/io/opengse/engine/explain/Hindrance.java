package io.opengse.engine.explain;

/** Why a process cannot be given a session; the first that is true of it, in this order. */
public enum Hindrance {
    GONE,
    ENDING,
    TOLD_TO_END,
    UNHEALTHY,
    NOT_READY,
    HOSTING,
    HOST_NOT_CONNECTED,
    HOST_WITHOUT_WEIGHT,
    INSTANCE_DRAINING,
    INSTANCE_WITHOUT_WEIGHT,
    ACTIVATION_LIMIT,
    FLEET_NOT_ACTIVE
}
