package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.problem.Refused;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Choices;
import io.opengse.server.console.block.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Placements, the newest first. */
final class Placements implements Page {
    private final Engine engine;

    Placements(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "OpengseListPlacements";
    }

    @Override
    public Sheet open(Place place) {
        return Sheet.of("placements", place.words().t("nav.placements"))
                .with(Part.still("filter", "", () -> filter(place)))
                .with(Part.live("placements", "", () -> table(null, place)));
    }

    private static Block filter(Place place) {
        List<Choices.Choice> choices = new ArrayList<>();
        choices.add(Filters.choice(place, "status", "", "all"));
        for (PlacementStatus status : PlacementStatus.values()) {
            choices.add(Filters.choice(place, "status", status.name(), "is." + status.name()));
        }
        return new Choices("filter", choices);
    }

    Table table(@Nullable QueueName queue, Place place) {
        PlacementStatus status = Arrays.stream(PlacementStatus.values())
                .filter(one -> one.name().equals(place.get("status")))
                .findFirst()
                .orElse(null);
        PlacementTable.Position before =
                place.find("before").map(this::position).orElse(null);
        List<Placement> found =
                engine.placements().list(new PlacementTable.PlacementQuery(queue, status, before), Lists.PAGE + 1);
        String next = found.size() > Lists.PAGE
                ? place.with("before", found.get(Lists.PAGE - 1).id().value())
                : "";
        return new Table(
                "nav.placements",
                List.of("placement", "status", "queue", "players#", "session", "reason", "started", "ended"),
                found.stream().limit(Lists.PAGE).map(Placements::row).toList(),
                "placements.none",
                next,
                before == null ? "" : place.with("before", ""));
    }

    private PlacementTable.@Nullable Position position(String id) {
        try {
            Placement last = engine.placements().require(new PlacementId(id));
            return new PlacementTable.Position(last.times().started(), id);
        } catch (Refused _) {
            return null; // forgotten meanwhile: from the newest again
        }
    }

    private static Table.Row row(Placement placement) {
        return Table.Row.of(
                placement.id().value(),
                Cell.id(Links.shortened(placement.id().value()), Place.of("placement", placement.id())),
                Tones.cell(placement.status()),
                Cell.link(placement.queue().value(), Place.of("queue", placement.queue())),
                Cell.count(placement.request().players().size()),
                placement.placed() == null
                        ? Cell.text("")
                        : Links.session(placement.placed().session()),
                Cell.told(placement.reason()),
                Cell.when(placement.times().started()),
                Cell.when(placement.times().ended()));
    }
}
