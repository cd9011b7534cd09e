package io.opengse.engine.process;

/** Where a process stands, as its agent last reported. */
public enum ProcessStatus {
    /** Launched, ProcessReady not yet called. */
    ACTIVATING,
    /** Ready: idle, or hosting a session. */
    ACTIVE,
    /** Told to end or ending by itself; never given a session again. */
    TERMINATING,
    TERMINATED
}
