package io.opengse.agent.os;

import java.util.function.IntConsumer;

/**
 * What the agent asks of the operating system. Real: {@link LinuxOs} and {@link PortableOs}. Simulated: the simulation's own. Games are started
 * in a session of their own with output to files, so that they outlive the agent.
 */
public interface Os {
    /** Starts a game. Returns at once; the game is running, though perhaps not for long. */
    ProcessIdentity launch(LaunchOrder order) throws LaunchFailed;

    /** Whether exactly this process still runs (a zombie does not). */
    boolean alive(ProcessIdentity process);

    /**
     * Calls {@code gone} once, from another thread, when the process has gone, also when it had gone before the call.
     * The number is the exit code, 128 + signal, or -1 when it cannot be learnt (a process an earlier agent started).
     */
    void watch(ProcessIdentity process, IntConsumer gone);

    /** Asks the process and all that belongs to it to end (SIGTERM). Nothing happens to those already gone. */
    void terminate(ProcessIdentity process);

    /** Ends the process and all that belongs to it (SIGKILL). */
    void kill(ProcessIdentity process);

    /**
     * Whether {@code pid} is the launched process or belongs to it: a descendant, a member of the session it was started
     * in, or one that carries its GSE_PROCESS_ID.
     */
    boolean belongs(long pid, ProcessIdentity launched);

    /** The identity of a running pid, or null when there is no such process. */
    @org.jspecify.annotations.Nullable
    ProcessIdentity identify(long pid);

    /**
     * The running process that was launched with this id, or null. It tells a restarted agent what became of a launch
     * whose outcome the earlier one did not live to write down.
     */
    @org.jspecify.annotations.Nullable
    ProcessIdentity find(String processId);

    /**
     * Whether the other end of a loopback connection is held by {@code launched} or by a process that belongs to
     * it. False when nobody here holds it any more. True when the system does not let us see (said once in the log).
     */
    boolean holdsConnection(int peerPort, ProcessIdentity launched);
}
