package io.opengse.engine.instance;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.process.GameProcess;
import java.util.List;
import java.util.Optional;

/**
 * A fleet with all that runs of it: what {@link BalanceRules} decide on.
 *
 * @param capacity as it is wanted
 * @param instances living ones, the oldest first
 * @param strays processes whose instance is over, or in no book
 * @param homeless processes without an instance, on hosts that have none of the fleet
 */
record FleetLoad(
        Fleet fleet,
        FleetCapacity capacity,
        List<InstanceLoad> instances,
        List<Stray> strays,
        List<GameProcess> homeless) {
    /**
     * @param process one of the instance's: where it runs, the instance is
     * @param known the instance's row, which says that it is over
     */
    record Stray(GameProcess process, InstanceId instance, Optional<Instance> known) {}

    FleetLoad {
        instances = List.copyOf(instances);
        strays = List.copyOf(strays);
        homeless = List.copyOf(homeless);
    }

    boolean deleting() {
        return fleet.status().ending();
    }

    int wanted() {
        return deleting() ? 0 : capacity.desired();
    }

    boolean empty() {
        return instances.isEmpty() && strays.isEmpty() && homeless.isEmpty();
    }
}
