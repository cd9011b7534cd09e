package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.queue.Destination;
import io.opengse.engine.queue.PlacementQueue;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.word.Moment;
import java.util.List;

/** All queues, and making one. */
final class Queues implements Page {
    private static final int DESTINATIONS = 4;

    private final Engine engine;

    Queues(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "DescribeGameServerSessionQueues";
    }

    @Override
    public Sheet open(Place place) {
        Form make = Form.of("CreateGameServerSessionQueue", "queue.make").required("Name", "");
        return Sheet.of("queues", place.words().t("nav.queues"))
                .with(Part.live("queues", "", this::table))
                .with(Part.still(
                        "make",
                        "queue.make",
                        () -> Forms.of(policies(destinations(make, List.of()), List.of())
                                .number("TimeoutInSeconds", "600"))));
    }

    private Table table() {
        Names names = new Names(engine);
        return Table.whole(
                "nav.queues",
                List.of("queue", "destinations", "timeout", "created"),
                engine.queues().list().stream().map(queue -> row(queue, names)).toList(),
                "queues.none");
    }

    private static Table.Row row(PlacementQueue queue, Names names) {
        return Table.Row.of(
                queue.name().value(),
                Cell.link(queue.name().value(), Place.of("queue", queue.name())),
                new Cell.Several(queue.destinations().stream()
                        .map(Destination::arn)
                        .map(names::destination)
                        .toList()),
                Cell.text(Moment.span(queue.timeout())),
                Cell.when(queue.createdAt()));
    }

    /** A field for each, and some empty ones. */
    static Form destinations(Form form, List<Destination> now) {
        Form filled = form;
        for (int at = 0; at < Math.max(DESTINATIONS, now.size() + 1); at++) {
            filled = filled.text(
                    "Destinations." + at + ".DestinationArn",
                    at < now.size() ? now.get(at).arn() : "");
        }
        return filled;
    }

    static Form policies(Form form, List<io.opengse.engine.queue.LatencyPolicy> now) {
        Form filled = form;
        for (int at = 0; at <= now.size(); at++) {
            var policy = at < now.size() ? now.get(at) : null;
            String name = "PlayerLatencyPolicies." + at + ".";
            filled = filled.number(
                            name + "MaximumIndividualPlayerLatencyMilliseconds",
                            policy == null ? "" : Integer.toString(policy.maximum()))
                    .number(
                            name + "PolicyDurationSeconds",
                            policy == null || policy.lasts() == null
                                    ? ""
                                    : Long.toString(policy.lasts().toSeconds()));
        }
        return filled;
    }
}
