package io.opengse.server.live;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import java.time.Duration;

/**
 * What a developer may break on purpose to see what follows: only where the program serves a developer (gse local, gse
 * up), else every method refuses with Unavailable. Breaks the world or hastens a deadline, never bends a rule: what
 * follows is what follows in earnest, and an event tells who wanted it.
 */
public interface Trials {
    /** Why they are refused elsewhere. */
    String REFUSAL = "this server serves in earnest: failures are tried out only in gse up and gse local";

    /** Whether they are permitted here. */
    boolean permitted();

    /** So many of its next health checks fail without the game being asked; 0: none any more. */
    void failHealthChecks(ProcessId process, int count, String actor);

    /** Kills it as a crash would. */
    void kill(ProcessId process, String actor);

    /**
     * Tells it to end within this time (OnProcessTerminate with that deadline), whatever protects it; then it is killed.
     *
     * @return false when it is to end sooner anyway
     */
    boolean endWithin(ProcessId process, Duration time, String actor);

    /** Lets a RESERVED seat lapse now instead of when its time has passed. */
    void lapse(PlayerSessionId player, String actor);

    /** Its agent hangs up and comes again only after this time. */
    void dropLink(HostId host, Duration time, String actor);
}
