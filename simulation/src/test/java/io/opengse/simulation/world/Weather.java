package io.opengse.simulation.world;

import java.time.Duration;

/**
 * How bad things are. Each seed has a storm of its own, so that between them the seeds see faults alone and together.
 *
 * @param lose a unary message is lost
 * @param late a message takes seconds instead of milliseconds
 * @param linkLasts how long a stream lasts on average
 * @param agentLasts how long an agent lasts on average
 * @param hostLasts how long a host lasts on average
 * @param serverLasts how long a server lasts on average
 * @param storeConflict a transaction is run again
 * @param misbehave a game is not a good one
 * @param skew how far a host's clock may be off
 */
public record Weather(
        double lose,
        double late,
        Duration linkLasts,
        Duration agentLasts,
        Duration hostLasts,
        Duration serverLasts,
        double storeConflict,
        double misbehave,
        Duration skew) {
    private static final Duration FOR_EVER = Duration.ofDays(1000);
    public static final Weather CALM =
            new Weather(0, 0, FOR_EVER, FOR_EVER, FOR_EVER, FOR_EVER, 0, 0, Duration.ZERO);

    static Weather storm(Chances chances) {
        return new Weather(
                chances.in(0.7) ? 0.15 * chances.fraction() : 0,
                chances.in(0.7) ? 0.10 * chances.fraction() : 0,
                lasts(chances, 20, 120),
                lasts(chances, 40, 240),
                lasts(chances, 90, 600),
                lasts(chances, 60, 400),
                chances.in(0.7) ? 0.2 * chances.fraction() : 0,
                chances.in(0.8) ? chances.fraction() : 0,
                chances.in(0.5) ? chances.millis(0, 3000) : Duration.ZERO);
    }

    private static Duration lasts(Chances chances, int least, int most) {
        return chances.in(0.75) ? chances.seconds(least, most) : FOR_EVER;
    }

    /** How long the next one lasts, when one lasts this long on average. */
    public static Duration next(Duration average, Chances chances) {
        double spread = -Math.log(1 - chances.fraction());
        return Duration.ofMillis((long) (average.toMillis() * Math.min(spread, 20)));
    }
}
