package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.host.ProcessConsequences;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.process.Vacancies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings every fleet to the instances it should have, again and again, by comparing rows: a server that died in the
 * middle goes on where the rows are. Called by the sweeper, and at once after a change that should be seen soon.
 */
public final class Reconciler {
    /** So long a fleet may go without a close look. */
    private static final Duration UNSEEN = Duration.ofSeconds(10);

    private final Surroundings surroundings;
    private final Adjustment.Parts parts;
    private final Sizing sizing;
    private final Map<FleetId, Quiet> quiet = new HashMap<>();
    private @Nullable FleetId last;

    /** When it was looked at closely and nothing was to do, and how it stood then. */
    private record Quiet(Glance glance, Instant since) {
        boolean stillAt(Instant now) {
            return since.plus(UNSEEN).isAfter(now);
        }
    }

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

    /**
     * Looks after the next fleets of the round, at most {@code limit}; says after how many. One caller at a time. A fleet
     * that a glance shows as it was when nothing was to do is looked at closely only now and then: processes whose
     * instance is over come back with their hosts, which no glance shows.
     */
    public int round(Cause cause, int limit) {
        FleetId from = last;
        SequencedMap<FleetId, Glance> glances = surroundings.store().read(transaction -> {
            List<FleetCapacity> next = CapacityTable.in(transaction).after(from, limit);
            return Glance.at(transaction, next);
        });
        last = glances.size() < limit ? null : glances.sequencedKeySet().getLast();
        glances.forEach((fleet, glance) -> look(fleet, glance, cause));
        return glances.size();
    }

    private void look(FleetId fleet, Glance glance, Cause cause) {
        Quiet before = quiet.get(fleet);
        if (before != null && before.stillAt(cause.at()) && before.glance().equals(glance)) {
            return;
        }
        if (adjustIfNeeded(fleet, cause) || !glance.steady()) {
            quiet.remove(fleet);
        } else {
            quiet.put(fleet, new Quiet(glance, cause.at()));
        }
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
    private boolean adjustIfNeeded(FleetId fleet, Cause cause) {
        boolean needed = surroundings
                .store()
                .read(transaction -> Census.of(transaction, fleet)
                        .filter(load -> !BalanceRules.moves(load).isEmpty())
                        .isPresent());
        if (needed) {
            adjust(fleet, cause);
        }
        return needed;
    }

    private void adjust(FleetId fleet, Cause cause) {
        Set<HostId> touched =
                surroundings.store().write(transaction -> new Adjustment(parts, transaction, cause).apply(fleet));
        touched.forEach(surroundings.ordersWaiting());
    }
}
