package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Those who corrupt how fleets are scaled. */
final class ScalingSaboteurs {
    private ScalingSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur(
                        "the cooldown is forgotten",
                        () -> tables(
                                CapacityTable.class,
                                call -> seen(call, capacity -> scaled(capacity, capacity.desired(), null)))),
                new Saboteur(
                        "policies act where they were stopped",
                        () -> tables(CapacityTable.class, call -> seen(call, capacity -> capacity.automatic(true)))),
                new Saboteur(
                        "growing goes one beyond the maximum",
                        () -> tables(CapacityTable.class, ScalingSaboteurs::overshoot)),
                new Saboteur(
                        "decisions to scale are not written down",
                        () -> tables(EventTable.class, ScalingSaboteurs::silent)));
    }

    private static Object seen(Call call, UnaryOperator<FleetCapacity> as) {
        if (call.is("find")) {
            return ((Optional<?>) call.honestly())
                    .map(FleetCapacity.class::cast)
                    .map(as);
        }
        return call.is("living")
                ? ((List<?>) Objects.requireNonNull(call.honestly()))
                        .stream().map(FleetCapacity.class::cast).map(as).toList()
                : call.honestly();
    }

    private static Object overshoot(Call call) {
        if (call.is("update") && call.argument() instanceof FleetCapacity capacity) {
            int stored = ((CapacityTable) call.table())
                    .find(capacity.fleet())
                    .map(FleetCapacity::desired)
                    .orElse(0);
            boolean grows = capacity.desired() > stored;
            return call.with(grows ? scaled(capacity, capacity.desired() + 1, capacity.scaledAt()) : capacity);
        }
        return call.honestly();
    }

    private static @Nullable Object silent(Call call) {
        boolean decision = call.is("add")
                && call.argument() instanceof Event event
                && event.code() == EventCode.FLEET_SCALING_EVENT;
        return decision ? null : call.honestly();
    }

    private static FleetCapacity scaled(FleetCapacity capacity, int desired, @Nullable Instant at) {
        return new FleetCapacity(
                capacity.fleet(),
                capacity.minimum(),
                capacity.maximum(),
                desired,
                capacity.cooldown(),
                capacity.automatic(),
                at,
                capacity.version());
    }
}
