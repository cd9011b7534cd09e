package io.opengse.agent.errand;

import io.opengse.agent.calls.DoomedChecks;
import io.opengse.agent.os.Os;
import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a developer may break on purpose, only in `gse local` and `gse up`. Breaks the world around the agent, never its
 * books: what follows is what would follow in earnest.
 *
 * @param away has the link dropped for a time
 */
public record Trials(Os os, DoomedChecks checks, Consumer<Duration> away) {
    private static final int LONGEST_AWAY_MILLIS = 600_000;

    void failHealthChecks(GameProcess process, int count) {
        checks.doom(process.id(), count);
    }

    /** As if it had crashed: nobody is told beforehand. */
    void kill(GameProcess process) throws ErrandRefused {
        ProcessIdentity identity = process.state().identity();
        if (identity == null || process.hasExited()) {
            throw new ErrandRefused("process " + process.id() + " does not run");
        }
        os.kill(identity);
    }

    void dropLink(int millis) {
        away.accept(Duration.ofMillis(Math.clamp(millis, 0, LONGEST_AWAY_MILLIS)));
    }
}
