package io.opengse.engine.scaling;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts what a fleet has and what is in use, by indexes; no more of it than the fleet's policies ask for. */
final class FleetCounting {
    private FleetCounting() {}

    static FleetCounts of(Transaction transaction, Fleet fleet, List<ScalingPolicy> policies) {
        List<Instance> living = InstanceTable.in(transaction).living(fleet.id());
        Set<InstanceId> leaving = living.stream()
                .filter(instance -> instance.status() == InstanceStatus.DRAINING)
                .map(Instance::id)
                .collect(Collectors.toSet());
        int processes = fleet.runtime().executions().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        boolean customCounts = policies.stream().anyMatch(FleetCounting::looksAtCustomCounts);
        List<GameProcess> looked = customCounts || !leaving.isEmpty()
                ? ProcessTable.in(transaction).living(fleet.id())
                : List.of();
        List<CustomCount> custom = customCounts ? custom(looked, leaving) : List.of();
        SessionTable sessions = SessionTable.in(transaction);
        return new FleetCounts(
                living.size() - leaving.size(),
                processes,
                Math.max(0, sessions.countLiving(fleet.id()) - hosting(transaction, looked, leaving)),
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

    private static List<CustomCount> custom(List<GameProcess> processes, Set<InstanceId> leaving) {
        return processes.stream()
                .filter(process -> !isOf(leaving, process))
                .map(GameProcess::custom)
                .toList();
    }

    /** Sessions on instances that are being scaled in: they need no place on those that stay. */
    private static int hosting(Transaction transaction, List<GameProcess> processes, Set<InstanceId> leaving) {
        ReservationTable reservations = ReservationTable.in(transaction);
        return Math.toIntExact(processes.stream()
                .filter(process -> isOf(leaving, process))
                .filter(process -> reservations.find(process.id()).isPresent())
                .count());
    }

    private static boolean isOf(Set<InstanceId> instances, GameProcess process) {
        return process.instance() != null && instances.contains(process.instance());
    }
}
