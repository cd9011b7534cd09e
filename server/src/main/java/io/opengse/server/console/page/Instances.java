package io.opengse.server.console.page;

import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceUse;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import java.util.List;

/** Instances with what they are used for. */
final class Instances {
    private Instances() {}

    static Block table(List<InstanceUse> uses, Place place) {
        return Paging.table(
                "instances",
                List.of("instance", "status", "host", "sessions", "players", "weight#", "message", "created"),
                uses,
                Instances::row,
                place);
    }

    /** Its status, and whether it is kept for troubleshooting. */
    static Cell standing(Instance instance) {
        return instance.reserved()
                ? new Cell.Several(List.of(Tones.cell(instance.status()), new Cell.Word("instance.kept", Tone.WARNING)))
                : Tones.cell(instance.status());
    }

    private static Table.Row row(InstanceUse use) {
        Instance instance = use.instance();
        return Table.Row.of(
                instance.id().value(),
                Links.instance(instance.id()),
                standing(instance),
                Links.host(instance.host()),
                new Cell.Share(use.sessions(), use.mostSessions()),
                new Cell.Share(use.players(), use.mostPlayers()),
                Cell.count(instance.weight()),
                Cell.told(instance.reason()),
                Cell.when(instance.createdAt()));
    }
}
