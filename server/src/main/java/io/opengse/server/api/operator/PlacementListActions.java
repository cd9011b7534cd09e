package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Choice;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable.PlacementQuery;
import io.opengse.engine.placement.PlacementTable.Position;
import io.opengse.engine.placement.Trace;
import io.opengse.engine.queue.Webhook;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.cloud.PlacementShape;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Optional;

/** The operator actions that list placements and tell why each went where it did. */
public final class PlacementListActions {
    private static final Parameter<String> QUEUE =
            Parameter.selector("GameServerSessionQueueName", Kind.text(1, 128), "Only of this queue.", "ranked");
    private static final Parameter<PlacementStatus> STATUS = Parameter.selector(
            "Status", Kind.choice(PlacementStatus.class, PlacementStatus::name), "Only of this status.", "PENDING");
    private static final Parameter<String> BEFORE = Parameter.selector(
            "Before", Kind.ascii(1, 48), "Only those started before this placement; for the next page.", "");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(1, 1000), "At most so many; 100 when left out.", "100");
    private static final Parameter<String> PLACEMENT_ID = Parameter.of(
                    "PlacementId", Kind.ascii(1, 48), "The placement.", "placement-17")
            .asRequired();

    /** A placement with what the rules say of it now, if it waits. */
    private record Explained(Placement placement, Optional<Choice> outlook) {
        List<Considered> now() {
            return outlook.map(Choice::considered).orElse(List.of());
        }

        String session() {
            Placed placed = placement.placed();
            return placed == null ? "" : placed.session().value();
        }
    }

    private static final Shape<Considered> CONSIDERED = Shape.<Considered>named("ConsideredDestination")
            .text("DestinationArn", "the destination", Considered::arn)
            .text("RegionIdentifier", "its region", Considered::region)
            .wholeIfAny("HighestLatency", "of the slowest player, in milliseconds; or null", Considered::latency)
            .text(
                    "Finding",
                    "TAKEN, NOT_NEEDED, FULL, UNUSABLE, UNREACHABLE or TOO_SLOW",
                    considered -> considered.finding().name())
            .text("Reason", "the same in words", Considered::words);
    private static final Shape<Trace> DECISION = Shape.<Trace>named("PlacementDecision")
            .text("Time", "when", trace -> Moments.utc(trace.at()))
            .text("Outcome", "what came of it", Trace::words)
            .list("Destinations", "what was made of each", CONSIDERED, Trace::considered);
    private static final Shape<Explained> EXPLAINED = Shape.<Explained>named("")
            .object("GameServerSessionPlacement", "the placement", PlacementShape.SHAPE, Explained::placement)
            .text("StatusReason", "why, in words; empty while all is well", shown -> shown.placement.reason())
            .text(
                    "Deadline",
                    "when it gives up",
                    shown -> Moments.utc(shown.placement.times().deadline()))
            .text("TriedSessionId", "the session that is being activated, or fulfilled it", Explained::session)
            .list("Decisions", "the latest, the oldest first", DECISION, shown -> shown.placement.traces())
            .list("Now", "while it waits: what stands in its way", CONSIDERED, Explained::now);
    private static final Shape<List<Placement>> PLACEMENTS = Shape.<List<Placement>>named("")
            .list("GameServerSessionPlacements", "the newest first", PlacementShape.SHAPE, all -> all);

    private static final Parameter<String> NAME =
            Parameter.of("Name", Kind.text(1, 128), "The queue.", "ranked").asRequired();
    private static final Parameter<String> URL = Parameter.selector(
            "Url", Kind.text(1, 2048), "http or https; left out or empty = nowhere.", "https://example.org/placed");
    private static final Shape<Optional<Webhook>> WEBHOOK = Shape.<Optional<Webhook>>named("")
            .text(
                    "Url",
                    "where outcomes are posted from now on",
                    webhook -> webhook.map(Webhook::url).orElse(""))
            .text(
                    "Secret",
                    "what they are signed with; never shown again",
                    webhook -> webhook.map(Webhook::secret).orElse(""));

    private final Engine engine;
    private final Webhook.Sealing sealing;

    /** @param sealing of what webhooks are signed with */
    public PlacementListActions(Engine engine, Webhook.Sealing sealing) {
        this.engine = engine;
        this.sealing = sealing;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "OpengseListPlacements",
                        "Lists placements, the newest first.",
                        List.of(QUEUE, STATUS, BEFORE, LIMIT),
                        PLACEMENTS,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> listed(arguments)),
                new Action<>(
                        "OpengseExplainPlacement",
                        "Shows a placement with every destination that was considered, and why it was taken or not.",
                        List.of(PLACEMENT_ID),
                        EXPLAINED,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> explained(arguments)),
                new Action<>(
                        "OpengseSetQueueWebhook",
                        "Says where the outcomes of a queue's placements are posted, signed with a new secret"
                                + " (docs/placement.md).",
                        List.of(NAME, URL),
                        WEBHOOK,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, caller) -> engine.queues()
                                .tellOutcomes(
                                        new QueueName(arguments.get(NAME)),
                                        arguments.get(URL, ""),
                                        sealing,
                                        caller.actor())));
    }

    private Explained explained(Arguments arguments) {
        Placement placement = engine.placements().require(new PlacementId(arguments.get(PLACEMENT_ID)));
        return new Explained(placement, engine.placements().outlook(placement));
    }

    private List<Placement> listed(Arguments arguments) {
        Position before = arguments
                .find(BEFORE)
                .map(id -> engine.placements().require(new PlacementId(id)))
                .map(placement ->
                        new Position(placement.times().started(), placement.id().value()))
                .orElse(null);
        PlacementQuery query = new PlacementQuery(
                arguments.find(QUEUE).map(QueueName::new).orElse(null),
                arguments.find(STATUS).orElse(null),
                before);
        return engine.placements().list(query, arguments.whole(LIMIT, 100));
    }
}
