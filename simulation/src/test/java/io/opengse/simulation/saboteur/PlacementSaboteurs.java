package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.instead;
import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who corrupt what the books say of placements. */
final class PlacementSaboteurs {
    private PlacementSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur(
                        "a placement forgets the session it was given",
                        () -> tables(PlacementTable.class, PlacementSaboteurs::forgetSession)),
                new Saboteur(
                        "a stopped placement is only said to be stopped",
                        () -> tables(PlacementTable.class, PlacementSaboteurs::goOn)),
                new Saboteur(
                        "a placement that is fulfilled waits on",
                        () -> tables(PlacementTable.class, PlacementSaboteurs::waitOn)),
                new Saboteur("no placement is ever overdue", () -> instead(PlacementTable.class, "overdue", List.of())),
                new Saboteur(
                        "a placement waits on for a session that is over",
                        () -> tables(PlacementTable.class, PlacementSaboteurs::keepWaiting)));
    }

    private static @Nullable Object forgetSession(Call call) {
        return call.is("update")
                        && call.argument() instanceof Placement placement
                        && placement.status() == PlacementStatus.PENDING
                ? call.with(placement.with(PlacementStatus.PENDING, "", null))
                : call.honestly();
    }

    private static @Nullable Object goOn(Call call) {
        boolean stopped = call.is("update")
                && call.argument() instanceof Placement placement
                && placement.status() == PlacementStatus.CANCELLED;
        return stopped ? null : call.honestly();
    }

    private static @Nullable Object waitOn(Call call) {
        return call.is("update")
                        && call.argument() instanceof Placement placement
                        && placement.status() == PlacementStatus.FULFILLED
                ? call.with(placement.with(PlacementStatus.PENDING, "", null))
                : call.honestly();
    }

    private static @Nullable Object keepWaiting(Call call) {
        boolean tries = call.is("update")
                && call.argument() instanceof Placement placement
                && placement.waits()
                && !placement.reason().isEmpty();
        return tries ? null : call.honestly();
    }
}
