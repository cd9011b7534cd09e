package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.FleetTally;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import java.util.List;
import java.util.Map;

/** Fleets with what lives of each. */
final class FleetTables {
    private static final List<String> COLUMNS =
            List.of("fleet", "status", "processes", "sessions#", "players", "instances", "package", "created");

    private final Engine engine;

    FleetTables(Engine engine) {
        this.engine = engine;
    }

    /** The newest that live. */
    Table newest(int most) {
        List<Fleet> living = engine.fleets().list(0, 1000).stream()
                .filter(fleet -> !fleet.status().ending())
                .sorted(java.util.Comparator.comparing(Fleet::createdAt).reversed())
                .limit(most)
                .toList();
        return table(living);
    }

    Table page(int offset, int limit, Place place) {
        List<Fleet> found = engine.fleets().list(offset, limit + 1);
        String next = found.size() > limit ? place.with("from", Integer.toString(offset + limit)) : "";
        return table(found.stream().limit(limit).toList()).paged(next, offset == 0 ? "" : place.with("from", ""));
    }

    Table table(List<Fleet> fleets) {
        Map<FleetId, FleetTally> tallies = engine.fleetUses().tallies();
        Names names = new Names(engine);
        return Table.whole(
                "nav.fleets",
                COLUMNS,
                fleets.stream()
                        .map(fleet -> row(fleet, tallies.getOrDefault(fleet.id(), FleetTally.NOTHING), names))
                        .toList(),
                "fleets.none");
    }

    private Table.Row row(Fleet fleet, FleetTally tally, Names names) {
        FleetCapacity capacity = engine.capacities().find(fleet.id()).orElse(null);
        String asset = fleet.description().assetId();
        return Table.Row.of(
                fleet.id().value(),
                Links.fleet(fleet),
                Tones.cell(fleet.status()),
                new Cell.Share(tally.processes(ProcessStatus.ACTIVE), tally.allProcesses()),
                Cell.count(tally.allSessions()),
                new Cell.Share(tally.players(), tally.mostPlayers()),
                capacity == null
                        ? Cell.text("")
                        : Cell.text(capacity.desired() + " (" + capacity.minimum() + "–" + capacity.maximum() + ")"),
                asset.isEmpty() ? Cell.mono(fleet.description().directory()) : names.asset(asset),
                Cell.when(fleet.createdAt()));
    }
}
