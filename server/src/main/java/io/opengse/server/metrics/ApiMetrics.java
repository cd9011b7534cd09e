package io.opengse.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Counts and times calls of the API, by action and code. Both come from bounded sets, so that no caller can make the
 * series grow.
 */
public final class ApiMetrics {
    private final MeterRegistry registry;

    public ApiMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A call has come in. */
    public Call begin() {
        return new Call(Timer.start(registry));
    }

    /** One call under way. */
    public final class Call {
        private final Timer.Sample sample;

        private Call(Timer.Sample sample) {
            this.sample = sample;
        }

        /** It was answered. */
        public void end(String action, String code) {
            sample.stop(Timer.builder("gse.api.call")
                    .description("Calls of the API, from the whole request read to the answer made.")
                    .tag("action", action)
                    .tag("code", code)
                    .serviceLevelObjectives(
                            Duration.ofMillis(1),
                            Duration.ofMillis(3),
                            Duration.ofMillis(10),
                            Duration.ofMillis(30),
                            Duration.ofMillis(100),
                            Duration.ofMillis(300),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(3))
                    .register(registry));
        }
    }
}
