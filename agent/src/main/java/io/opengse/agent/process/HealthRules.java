package io.opengse.agent.process;

import io.opengse.agent.process.ProcessState.Ending;
import io.opengse.agent.process.ProcessState.Exited;
import io.opengse.agent.process.ProcessState.Launching;
import io.opengse.agent.process.ProcessState.Ordered;
import io.opengse.agent.process.ProcessState.Ready;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a game is asked for its health, and what the answers come to. An unhealthy process is never healthy again. */
final class HealthRules {
    private HealthRules() {}

    static Step due(GameProcess process, Endpoint endpoint, ProcessTimes times, Instant now) {
        return Step.moved(
                process.with(process.health().checking(now.plus(times.healthInterval()))),
                new ProcessEffect.CheckHealth(endpoint.grpcPort(), times.healthTimeout()));
    }

    static Step answered(GameProcess process, @Nullable String failure, int limit) {
        return switch (process.state()) {
            case Ready _ -> Step.moved(process.with(counted(process.health(), failure, limit)));
            case Ordered _, Launching _, Ending _, Exited _ -> Step.stayed();
        };
    }

    private static Health counted(Health health, @Nullable String failure, int limit) {
        return failure == null ? health.answered() : health.failed(failure, limit);
    }
}
