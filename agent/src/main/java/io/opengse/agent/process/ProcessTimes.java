package io.opengse.agent.process;

import java.time.Duration;

/** How long the rules wait; from the agent's settings. */
public record ProcessTimes(
        Duration healthInterval,
        Duration healthTimeout,
        int healthFailures,
        Duration readyTimeout,
        Duration killGrace,
        TerminationTime terminationTime) {}
