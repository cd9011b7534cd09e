package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.queue.Destination;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.server.api.declaration.Shape;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a queue looks in answers. */
final class QueueShape {
    private static final Shape<LatencyPolicy> POLICY = Shape.<LatencyPolicy>named("PlayerLatencyPolicy")
            .whole(
                    "MaximumIndividualPlayerLatencyMilliseconds",
                    "no player may have a higher latency",
                    LatencyPolicy::maximum)
            .wholeIfAny("PolicyDurationSeconds", "how long it is insisted on, or null", QueueShape::seconds);

    private final Engine engine;
    private final ResourceNames names;

    QueueShape(Engine engine) {
        this.engine = engine;
        this.names = ResourceNames.of(engine.settings());
    }

    Shape<PlacementQueue> shape() {
        Shape<Destination> destination = Shape.<Destination>named("GameServerSessionQueueDestination")
                .text("DestinationArn", "resource name of a fleet or an alias", Destination::arn)
                .text("FleetStatus", "status of the fleet it leads to now; empty when to none", this::status);
        return Shape.<PlacementQueue>named("GameServerSessionQueue")
                .text("Name", "its name", queue -> queue.name().value())
                .text("GameServerSessionQueueArn", "its resource name", queue -> names.queue(queue.name()))
                .list("Destinations", "where sessions are placed, in order", destination, PlacementQueue::destinations)
                .list("PlayerLatencyPolicies", "its policies", POLICY, PlacementQueue::policies)
                .whole(
                        "TimeoutInSeconds",
                        "how long a placement waits",
                        queue -> queue.timeout().toSeconds())
                .list("Tags", "its tags", Tags.TAG, queue -> Tags.sorted(queue.tags()));
    }

    private static @Nullable Long seconds(LatencyPolicy policy) {
        Duration lasts = policy.lasts();
        return lasts == null ? null : lasts.toSeconds();
    }

    private String status(Destination destination) {
        return fleet(destination)
                .flatMap(engine.fleets()::find)
                .map(Fleet::status)
                .map(Enum::name)
                .orElse("");
    }

    private Optional<FleetId> fleet(Destination destination) {
        return switch (destination.kind()) {
            case FLEET -> Optional.of(new FleetId(destination.id()));
            case ALIAS -> behind(new AliasId(destination.id()));
        };
    }

    /** One that turns everybody away leads to none. */
    private Optional<FleetId> behind(AliasId alias) {
        try {
            return engine.aliases().require(alias).routing().destination();
        } catch (Refused _) {
            return Optional.empty();
        }
    }
}
