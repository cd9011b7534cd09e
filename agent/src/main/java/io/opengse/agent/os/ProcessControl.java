package io.opengse.agent.os;

/** How the processes of this host are started and watched. */
public enum ProcessControl {
    /** By /proc on Linux, portably elsewhere. */
    AUTO,
    /** By what Java offers on every system, on Linux, too: to see what a game meets on macOS. */
    PORTABLE
}
