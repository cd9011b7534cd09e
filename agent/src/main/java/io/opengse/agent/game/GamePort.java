package io.opengse.agent.game;

import io.opengse.protocol.gse.GameServerSession;
import java.time.Duration;

/**
 * The three callbacks into a game, on 127.0.0.1 at the grpcPort it announced. Each blocks until the game answers or the
 * time is up. Real: {@link GameClient}. A game's empty answer means OK (decision D3).
 */
public interface GamePort {
    /**
     * OnHealthCheck.
     *
     * @return the game's own word
     * @throws GameSilent when it did not answer in time, cannot be reached or answered with an error
     */
    boolean healthy(int grpcPort, Duration within) throws GameSilent;

    /**
     * OnStartGameServerSession. Returns normally only when the game took the session.
     *
     * @param traceparent told to the game as metadata of that name, so that its own spans may join in; empty: none is
     */
    void start(int grpcPort, GameServerSession session, String traceparent, Duration within) throws GameSilent;

    /**
     * OnProcessTerminate.
     *
     * @param terminationTime in the unit of the setting termination-time
     */
    void terminate(int grpcPort, long terminationTime, Duration within) throws GameSilent;

    /** Forgets the channel to this port; the process behind it has gone. */
    void forget(int grpcPort);
}
