package io.opengse.agent.deployment;

import java.time.Duration;

/** How long to wait before trying again: a second at first, twice as long each time, a minute at most. */
final class Patience {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Patience() {}

    static Duration after(int failures) {
        Duration wait = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, 6));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
