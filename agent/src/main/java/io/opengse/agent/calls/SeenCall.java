package io.opengse.agent.calls;

import io.opengse.agent.loop.GameCall;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call between a game and this agent, as it was: put into words only when somebody reads it. */
sealed interface SeenCall {
    Instant at();

    Instant until();

    /**
     * A call of the game.
     *
     * @param call null when it was too long to keep
     * @param players how many DescribePlayerSessions showed, else -1
     */
    record FromGame(
            Instant at,
            Instant until,
            String method,
            String requestId,
            @Nullable GameCall call,
            GseResponse answer,
            int players)
            implements SeenCall {}

    /**
     * A callback into the game.
     *
     * @param session the one to be started, null for the other callbacks
     * @param terminationTime as told to the game, 0 for the other callbacks
     * @param failure null when it answered well
     */
    record ToGame(
            Instant at,
            Instant until,
            String method,
            @Nullable GameServerSession session,
            long terminationTime,
            @Nullable String failure)
            implements SeenCall {}
}
