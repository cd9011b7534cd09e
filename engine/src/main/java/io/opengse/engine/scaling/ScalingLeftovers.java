package io.opengse.engine.scaling;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.util.List;

/** Forgets the policies and timers of fleets that are over, a few at a time, going round. One caller at a time. */
public final class ScalingLeftovers {
    private final Surroundings surroundings;
    private int policies;
    private int timers;

    public ScalingLeftovers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** For the sweeper: looks at the next ones of the round. @return how many were removed */
    public int trim(int limit) {
        List<ScalingPolicy> oldPolicies = surroundings.store().read(transaction -> policies(transaction, limit));
        List<ScalingTimer> oldTimers = surroundings.store().read(transaction -> timers(transaction, limit));
        if (oldPolicies.isEmpty() && oldTimers.isEmpty()) {
            return 0;
        }
        return surroundings.store().write(transaction -> {
            oldPolicies.forEach(policy -> {
                ScalingPolicyTable.in(transaction).remove(policy.fleet(), policy.name());
                ScalingMemoryTable.in(transaction).forget(policy.fleet());
            });
            oldTimers.forEach(timer -> ScalingTimerTable.in(transaction).remove(timer.id()));
            return oldPolicies.size() + oldTimers.size();
        });
    }

    private List<ScalingPolicy> policies(Transaction transaction, int limit) {
        List<ScalingPolicy> next = ScalingPolicyTable.in(transaction).list(null, policies, limit);
        policies = next.size() < limit ? 0 : policies + limit;
        return next.stream()
                .filter(policy -> isOver(transaction, policy.fleet()))
                .toList();
    }

    private List<ScalingTimer> timers(Transaction transaction, int limit) {
        List<ScalingTimer> next = ScalingTimerTable.in(transaction).list(timers, limit);
        timers = next.size() < limit ? 0 : timers + limit;
        return next.stream().filter(timer -> isOver(transaction, timer.fleet())).toList();
    }

    private static boolean isOver(Transaction transaction, FleetId fleet) {
        return FleetTable.in(transaction)
                .find(fleet)
                .map(found -> found.status() == FleetStatus.TERMINATED)
                .orElse(true);
    }
}
