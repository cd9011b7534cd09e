package io.opengse.agent.os;

/**
 * One operating-system process, for ever: pids are re-used, this pair is not.
 *
 * @param pid as the kernel numbers it
 * @param startTicks when it started, in clock ticks since boot (field 22 of /proc/PID/stat)
 */
public record ProcessIdentity(long pid, long startTicks) {}
