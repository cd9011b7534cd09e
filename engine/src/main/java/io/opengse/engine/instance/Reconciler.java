package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.host.ProcessConsequences;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.process.Vacancies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings every fleet to the instances it should have, again and again, by comparing rows: a server that died in the
 * middle goes on where the rows are. Called by the sweeper, and at once after a change that should be seen soon.
 */
public final class Reconciler {
    private final Surroundings surroundings;
    private final Adjustment.Parts parts;
    private final Sizing sizing;
    private @Nullable FleetId last;

    public Reconciler(
            Surroundings surroundings,
            IdFactory ids,
            ProcessConsequences consequences,
            Vacancies vacancies,
            Sizing sizing) {
        this.surroundings = surroundings;
        this.parts = new Adjustment.Parts(ids, consequences, vacancies);
        this.sizing = sizing;
    }

    /** Looks after the next fleets of the round, at most {@code limit}; says after how many. One caller at a time. */
    public int round(Cause cause, int limit) {
        FleetId from = last;
        List<FleetCapacity> next = surroundings
                .store()
                .read(transaction -> CapacityTable.in(transaction).after(from, limit));
        last = next.size() < limit ? null : next.getLast().fleet();
        next.forEach(capacity -> adjustIfNeeded(capacity.fleet(), cause));
        return next.size();
    }

    /** Looks after one fleet now, and places what it needs. */
    public void reconcile(FleetId fleet, Cause cause) {
        adjust(fleet, cause);
        surroundings.store().read(transaction -> InstanceTable.in(transaction).living(fleet)).stream()
                .filter(instance -> instance.status() == InstanceStatus.PENDING)
                .forEach(instance -> place(instance, cause));
    }

    /** Gives PENDING instances hosts, the oldest first, or says why they wait. Those who wait are looked at again next time. */
    public int place(Cause cause, int limit) {
        List<Instance> pending = surroundings.store().read(transaction -> {
            List<Instance> waiting = InstanceTable.in(transaction).standing(InstanceStatus.PENDING, limit);
            if (waiting.isEmpty()) {
                return waiting;
            }
            Placement placement = new Placement(transaction, sizing);
            return waiting.stream().filter(placement::moves).toList();
        });
        pending.forEach(instance -> place(instance, cause));
        return 0;
    }

    private void place(Instance instance, Cause cause) {
        Optional<HostId> host = surroundings
                .store()
                .write(transaction -> new Placement(transaction, sizing).place(instance.id(), cause));
        host.ifPresent(surroundings.ordersWaiting());
    }

    /** Most of the time there is nothing to do, and reading costs less than writing. */
    private void adjustIfNeeded(FleetId fleet, Cause cause) {
        boolean needed = surroundings
                .store()
                .read(transaction -> Census.of(transaction, fleet)
                        .filter(load -> !BalanceRules.moves(load).isEmpty())
                        .isPresent());
        if (needed) {
            adjust(fleet, cause);
        }
    }

    private void adjust(FleetId fleet, Cause cause) {
        Set<HostId> touched =
                surroundings.store().write(transaction -> new Adjustment(parts, transaction, cause).apply(fleet));
        touched.forEach(surroundings.ordersWaiting());
    }
}
