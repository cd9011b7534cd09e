package io.opengse.engine.scaling;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.util.List;

/** Counts what a fleet has and what is in use, by indexes; no more of it than the fleet's policies ask for. */
final class FleetCounting {
    private FleetCounting() {}

    static FleetCounts of(Transaction transaction, Fleet fleet, List<ScalingPolicy> policies) {
        long instances = InstanceTable.in(transaction).living(fleet.id()).stream()
                .filter(instance -> instance.status() != InstanceStatus.DRAINING)
                .count();
        int processes = fleet.runtime().executions().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        List<CustomCount> custom =
                policies.stream().anyMatch(FleetCounting::looksAtCustomCounts) ? custom(transaction, fleet) : List.of();
        SessionTable sessions = SessionTable.in(transaction);
        return new FleetCounts(
                Math.toIntExact(instances),
                processes,
                sessions.countLiving(fleet.id()),
                sessions.countPlayers(fleet.id()),
                custom.stream().mapToLong(CustomCount::current).sum(),
                custom.stream().mapToLong(CustomCount::max).sum());
    }

    private static boolean looksAtCustomCounts(ScalingPolicy policy) {
        return switch (policy.rule()) {
            case TargetBased _ -> false;
            case RuleBased based -> based.condition().metric().isCustom();
        };
    }

    private static List<CustomCount> custom(Transaction transaction, Fleet fleet) {
        return ProcessTable.in(transaction).living(fleet.id()).stream()
                .map(process -> process.custom())
                .toList();
    }
}
