package io.opengse.server.live;

import java.time.Duration;
import java.time.Instant;

/**
 * One call between a game and its agent.
 *
 * @param number rises per process from 1; begins anew when the agent of its host does
 * @param toGame a callback into the game (OnHealthCheck, …); else a call of the game (ProcessReady, …)
 * @param requestId as the game sent it; empty for callbacks
 * @param arguments ids and numbers, without the data of sessions and players
 * @param answer empty when it failed
 * @param error empty when it did not
 */
public record SdkCall(
        long number,
        Instant at,
        boolean toGame,
        String method,
        String requestId,
        String arguments,
        String answer,
        String error,
        Duration took) {}
