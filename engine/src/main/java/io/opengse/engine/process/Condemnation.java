package io.opengse.engine.process;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The engine's standing order that a process must end. It is sent to the agent again on every connection until the
 * process has gone; that is why no table of orders exists.
 *
 * @param killAt when it is killed if it still runs; null = never (full protection)
 * @param shown the terminationTime the game is told
 */
public record Condemnation(
        ProcessId process,
        HostId host,
        EndReason reason,
        Instant at,
        @Nullable Instant killAt,
        Instant shown) {}
