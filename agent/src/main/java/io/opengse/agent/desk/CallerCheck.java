package io.opengse.agent.desk;

import io.opengse.agent.os.Os;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.runtime.LoopRunner;
import io.opengse.agent.runtime.Standing;
import io.opengse.agent.sdk.Caller;
import io.opengse.agent.sdk.Connection;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of our processes a caller is (decision D4): by its pid or that of an ancestor, and by whether it holds the
 * connection it calls on. Remembers what it has seen, since games call often and /proc is slow.
 */
final class CallerCheck {
    private static final int MOST_REMEMBERED = 4096;

    /** A game may call before the agent has noted down that it has started it. */
    private static final Duration LAUNCH_PATIENCE = Duration.ofSeconds(2);

    /** Who calls. */
    sealed interface Verdict {
        record Ours(String processId) implements Verdict {}

        /** A living process that is none of ours, on a connection of its own. */
        record Stranger(ProcessIdentity os) implements Verdict {}

        record Refused(String why) implements Verdict {}
    }

    /** That a process was seen to hold a connection; a port would not do, others are given it later. */
    private record Holding(Connection connection, ProcessIdentity caller) {}

    private final Os os;
    private final LoopRunner runner;
    private final Map<ProcessIdentity, Standing.Known> callers = Recent.of(MOST_REMEMBERED);
    private final Map<Holding, Boolean> held = Recent.of(MOST_REMEMBERED);

    CallerCheck(Os os, LoopRunner runner) {
        this.os = os;
        this.runner = runner;
    }

    Verdict check(Caller caller) throws InterruptedException {
        if (caller.pid() == 0) {
            return new Verdict.Refused("UNKNOWN_PROCESS: the call has no metadata pid, or it is not a number."
                    + " Send the decimal operating-system pid of the game process with every call.");
        }
        Standing.Known regular = regular(caller);
        if (regular != null) {
            return new Verdict.Ours(regular.processId());
        }
        ProcessIdentity who = os.identify(caller.pid());
        if (who == null) {
            return new Verdict.Refused(unknown(
                    caller,
                    "no such process runs on this host; a game in a container"
                            + " must share the pid namespace of its agent"));
        }
        Standing.Known ours = find(who);
        if (ours == null && runner.standing().launching()) {
            runner.await(standing -> !standing.launching(), LAUNCH_PATIENCE);
            ours = find(who);
        }
        ProcessIdentity holder = ours == null ? who : ours.os();
        if (!holds(caller, who, holder)) {
            return new Verdict.Refused(unknown(caller, "the connection this call came on belongs to another process"));
        }
        return ours == null ? new Verdict.Stranger(who) : new Verdict.Ours(ours.processId());
    }

    /**
     * One of ours itself, alive as far as the loop knows, on a connection it was seen to hold: what nearly every call is,
     * and the look at /proc would cost more than all the rest of it. Never blocks.
     */
    Standing.@Nullable Known regular(Caller caller) {
        for (Standing.Known known : runner.standing().known()) {
            if (known.os().pid() == caller.pid()) {
                return held.containsKey(new Holding(caller.connection(), known.os())) ? known : null;
            }
        }
        return null;
    }

    static String unknown(Caller caller, String why) {
        return "UNKNOWN_PROCESS: metadata pid " + caller.pid() + ": " + why
                + ". Send the decimal pid of the game process, which this agent must have launched.";
    }

    private Standing.@Nullable Known find(ProcessIdentity who) {
        Standing standing = runner.standing();
        Standing.Known remembered = callers.get(who);
        if (remembered != null && standing.known().contains(remembered)) {
            return remembered;
        }
        for (Standing.Known known : standing.known()) {
            if (known.os().equals(who)) {
                return remember(who, known);
            }
        }
        for (Standing.Known known : standing.known()) {
            if (os.belongs(who.pid(), known.os())) {
                return remember(who, known);
            }
        }
        return null;
    }

    private Standing.Known remember(ProcessIdentity who, Standing.Known known) {
        callers.put(who, known);
        return known;
    }

    private boolean holds(Caller caller, ProcessIdentity who, ProcessIdentity holder) {
        Holding holding = new Holding(caller.connection(), who);
        if (held.containsKey(holding)) {
            return true;
        }
        boolean holds = os.holdsConnection(caller.connection().peerPort(), holder);
        if (holds) {
            held.put(holding, true);
        }
        return holds;
    }
}
