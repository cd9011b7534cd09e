package io.opengse.simulation.saboteur;

import java.time.Duration;
import java.util.List;

/** Those who corrupt transactions and time. */
final class StoreSaboteurs {
    private static final Duration AHEAD = Duration.ofSeconds(15);

    private StoreSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur("a conflict keeps what it had written", () -> new Seam() {
                    @Override
                    public boolean keepsWhatConflicted() {
                        return true;
                    }
                }),
                new Saboteur("the sweeper's clock is ahead", () -> new Seam() {
                    @Override
                    public Duration sweeperAhead() {
                        return AHEAD;
                    }
                }));
    }
}
