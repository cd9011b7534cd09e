package io.opengse.agent.os;

import java.util.concurrent.ScheduledExecutorService;
import java.util.function.IntSupplier;

/**
 * The operating system of this host as the agent meets it.
 *
 * @param limitsTrouble what an operator should know who asked for limits that this host cannot impose, or empty
 */
public record HostSystem(Os os, String limitsTrouble) {
    private static final String NO_LIMITS =
            "process limits need Linux and process-control auto; games of this host are not limited";

    /**
     * What surrounds a game.
     *
     * @param localGame shows games their package where they expect it
     * @param limits of each game
     * @param environment what games and installers see of the agent's own
     */
    public record Manners(LocalGame localGame, ProcessLimits limits, GameEnvironment environment) {}

    /**
     * @param timer runs short looks at processes; the caller shuts it down
     * @param sdkPort the port games call, asked when a connection is to be checked
     */
    public static HostSystem of(
            ProcessControl control, ScheduledExecutorService timer, IntSupplier sdkPort, Manners manners) {
        if (isPortable(control)) {
            return new HostSystem(
                    new PortableOs(timer, manners.environment()),
                    manners.limits().equals(ProcessLimits.NONE) ? "" : NO_LIMITS);
        }
        LinuxOs os = new LinuxOs(timer, sdkPort, manners.localGame(), manners.limits(), manners.environment());
        return new HostSystem(os, os.limitsTrouble());
    }

    /** Whether processes are watched without /proc here. */
    public static boolean isPortable(ProcessControl control) {
        return switch (control) {
            case AUTO -> !System.getProperty("os.name", "").startsWith("Linux");
            case PORTABLE -> true;
        };
    }
}
