package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.queue.Destination;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.word.Moment;
import java.util.List;

/** One queue, and what was placed through it. */
final class QueuePage implements Page {
    private final Engine engine;
    private final Placements placements;

    QueuePage(Engine engine) {
        this.engine = engine;
        this.placements = new Placements(engine);
    }

    @Override
    public String need() {
        return "DescribeGameServerSessionQueues";
    }

    @Override
    public Sheet open(Place place) {
        QueueName name = new QueueName(place.get("id"));
        engine.queues().require(name);
        return Sheet.of("queues", name.value())
                .below(place.words().t("nav.queues"), Place.href("queues"))
                .with(Part.live("facts", "", () -> facts(engine.queues().require(name)))
                        .narrow())
                .with(Part.live(
                                "destinations",
                                "destinations",
                                () -> destinations(engine.queues().require(name)))
                        .narrow())
                .with(Part.still("do", "actions", () -> forms(engine.queues().require(name))))
                .with(Part.live("placements", "nav.placements", () -> placements.table(name, place)));
    }

    private static Block facts(PlacementQueue queue) {
        return new Block.Facts(List.of(
                new Fact("timeout", Cell.text(Moment.span(queue.timeout()))),
                new Fact("latency.policies", Cell.text(words(queue))),
                new Fact("lowest.first", Tones.yes(queue.lowestLatencyFirst())),
                new Fact(
                        "webhook",
                        Cell.mono(queue.webhook() == null ? "" : queue.webhook().url())),
                new Fact("tags", Cell.text(Tags.words(queue.tags()))),
                new Fact("created", Cell.when(queue.createdAt()))));
    }

    private static String words(PlacementQueue queue) {
        return String.join(
                ", ",
                queue.policies().stream()
                        .map(policy -> "≤ " + policy.maximum() + " ms"
                                + (policy.lasts() == null ? "" : " / " + Moment.span(policy.lasts())))
                        .toList());
    }

    private Block destinations(PlacementQueue queue) {
        Names names = new Names(engine);
        return Table.whole(
                "destinations",
                List.of("destination", "region", "kind"),
                queue.destinations().stream()
                        .map(destination -> row(destination, names))
                        .toList(),
                "destinations.none");
    }

    private static Table.Row row(Destination destination, Names names) {
        return Table.Row.of(
                destination.arn(),
                names.destination(destination.arn()),
                Cell.text(destination.region()),
                Cell.text(destination.kind().name()));
    }

    private static Forms forms(PlacementQueue queue) {
        String name = queue.name().value();
        Form place = Form.of("StartGameServerSessionPlacement", "placement.start")
                .hidden("GameServerSessionQueueName", name)
                .required("PlacementId", "")
                .number("MaximumPlayerSessionCount", "8")
                .text("GameServerSessionName", "")
                .text("DesiredPlayerSessions.0.PlayerId", "")
                .text("DesiredPlayerSessions.0.PlayerData", "")
                .text("PlayerLatencies.0.PlayerId", "")
                .text("PlayerLatencies.0.RegionIdentifier", "")
                .number("PlayerLatencies.0.LatencyInMilliseconds", "")
                .then("/console/placement?id={GameServerSessionPlacement.PlacementId}");
        Form update = Queues.policies(
                        Queues.destinations(
                                Form.of("UpdateGameServerSessionQueue", "queue.update")
                                        .hidden("Name", name),
                                queue.destinations()),
                        queue.policies())
                .number("TimeoutInSeconds", Long.toString(queue.timeout().toSeconds()));
        Form webhook = Form.of("OpengseSetQueueWebhook", "queue.webhook")
                .hidden("Name", name)
                .clearable("Url", queue.webhook() == null ? "" : queue.webhook().url())
                .showing("Secret");
        Form delete = Form.of("DeleteGameServerSessionQueue", "queue.delete")
                .hidden("Name", name)
                .asking("queue.delete.ask")
                .then("/console/queues");
        return Forms.of(place, update, webhook, delete);
    }
}
