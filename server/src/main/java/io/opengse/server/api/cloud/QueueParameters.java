package io.opengse.server.api.cloud;

import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What actions take of a queue. */
final class QueueParameters {
    private static final Parameter<String> ARN = Parameter.of(
                    "DestinationArn",
                    Kind.text(1, 512),
                    "Resource name of a fleet or an alias; its region is the one whose latencies count.",
                    "qcs::gse:local:uin/100000000001:fleet/fleet-qp3g3caa-95z2gimq")
            .asRequired();
    private static final Parameter<String> STATUS =
            Parameter.of("FleetStatus", Kind.text(0, 64), "Not looked at: only answers say it.", "");
    private static final Parameter<Long> MAXIMUM = Parameter.of(
                    "MaximumIndividualPlayerLatencyMilliseconds",
                    Kind.whole(1, Integer.MAX_VALUE),
                    "No player may have a higher latency.",
                    "80")
            .asRequired();
    private static final Parameter<Long> LASTS = Parameter.of(
            "PolicyDurationSeconds",
            Kind.whole(0, 86_400),
            "How long it is insisted on; of the largest maximum not looked at: that one lasts until the timeout.",
            "10");

    static final Parameter<String> NAME = Parameter.of("Name", Kind.text(1, 128), "Name of the queue.", "ranked")
            .asRequired();
    static final Parameter<List<Arguments>> DESTINATIONS = Parameter.of(
            "Destinations",
            new ListOf<>(new Structure("GameServerSessionQueueDestination", List.of(ARN, STATUS)), 0, 100),
            "Where sessions are placed; the first that can take one does.",
            "*");
    static final Parameter<List<Arguments>> POLICIES = Parameter.of(
            "PlayerLatencyPolicies",
            new ListOf<>(new Structure("PlayerLatencyPolicy", List.of(MAXIMUM, LASTS)), 0, 100),
            "How well every player must reach a region, relaxed over time.",
            "*");
    static final Parameter<Long> TIMEOUT = Parameter.of(
            "TimeoutInSeconds",
            Kind.whole(1, 600),
            "How long a placement waits; 600 when left out at creation.",
            "600");

    private QueueParameters() {}

    static Optional<List<String>> destinations(Arguments arguments) {
        return arguments
                .find(DESTINATIONS)
                .map(all -> all.stream().map(one -> one.get(ARN)).toList());
    }

    static Optional<List<LatencyPolicy>> policies(Arguments arguments) {
        return arguments
                .find(POLICIES)
                .map(all -> all.stream().map(QueueParameters::policy).toList());
    }

    static Optional<Duration> timeout(Arguments arguments) {
        return arguments.find(TIMEOUT).map(Duration::ofSeconds);
    }

    private static LatencyPolicy policy(Arguments given) {
        Duration lasts = Duration.ofSeconds(given.get(LASTS, 0L));
        return new LatencyPolicy(given.whole(MAXIMUM, 1), lasts.isZero() ? null : lasts);
    }
}
