package io.opengse.engine.scaling;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.scaling.ScalingDecision.Scale;
import io.opengse.engine.scaling.ScalingDecision.Stay;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every automatic fleet once a minute and does what its policies say. Reads all of them first, and writes only
 * where something becomes different: a fleet at rest costs a few reads.
 */
public final class ScalingEvaluations {
    private static final int BATCH = 100;

    private final Surroundings surroundings;
    private final CustomCountMeaning meaning;
    private final CapacityChanges changes;

    public ScalingEvaluations(Surroundings surroundings, CustomCountMeaning meaning, CapacityChanges changes) {
        this.surroundings = surroundings;
        this.meaning = meaning;
        this.changes = changes;
    }

    /** What one look at a fleet found: what to remember, and what to do. */
    private record Evaluation(FleetCapacity capacity, List<ScalingPolicy> changed, ScalingDecision decision) {}

    /** For the sweeper. @return how many fleets were changed or have something new to tell */
    public int round(Cause cause) {
        List<FleetId> different = surroundings.store().read(transaction -> different(transaction, cause));
        for (int from = 0; from < different.size(); from += BATCH) {
            List<FleetId> batch = different.subList(from, Math.min(different.size(), from + BATCH));
            surroundings.store().write(transaction -> {
                batch.forEach(fleet -> evaluate(transaction, fleet, cause));
                return batch.size();
            });
        }
        surroundings.store().write(transaction -> {
            ScalingMemoryTable.in(transaction).evaluated(cause.at());
            return different.size();
        });
        return different.size();
    }

    /** One fleet, at once: its policies were changed. */
    public void evaluate(FleetId fleet, Cause cause) {
        surroundings.store().write(transaction -> {
            evaluate(transaction, fleet, cause);
            return fleet;
        });
    }

    /**
     * What the next look at a fleet would decide, if it were now. Reads only.
     *
     * @return empty for one that no policies scale now
     */
    public Optional<ScalingDecision> outlook(Transaction transaction, FleetId fleet, Instant now) {
        Instant last = ScalingMemoryTable.in(transaction).evaluatedAt().orElse(null);
        return CapacityTable.in(transaction)
                .find(fleet)
                .flatMap(capacity -> look(transaction, capacity, last, now))
                .map(Evaluation::decision);
    }

    private List<FleetId> different(Transaction transaction, Cause cause) {
        Instant last = ScalingMemoryTable.in(transaction).evaluatedAt().orElse(null);
        List<FleetId> different = new ArrayList<>();
        for (FleetCapacity capacity : CapacityTable.in(transaction).living()) {
            look(transaction, capacity, last, cause.at())
                    .filter(evaluation -> tells(transaction, evaluation))
                    .ifPresent(_ -> different.add(capacity.fleet()));
        }
        return different;
    }

    private void evaluate(Transaction transaction, FleetId fleet, Cause cause) {
        Instant last = ScalingMemoryTable.in(transaction).evaluatedAt().orElse(null);
        CapacityTable.in(transaction)
                .find(fleet)
                .flatMap(capacity -> look(transaction, capacity, last, cause.at()))
                .filter(evaluation -> tells(transaction, evaluation))
                .ifPresent(evaluation -> apply(transaction, evaluation, cause));
    }

    /** Empty for a fleet that is not scaled by policies now. */
    private Optional<Evaluation> look(
            Transaction transaction, FleetCapacity capacity, @Nullable Instant last, Instant now) {
        if (!capacity.automatic()) {
            return Optional.empty();
        }
        Optional<Fleet> fleet =
                FleetTable.in(transaction).find(capacity.fleet()).filter(found -> found.status() == FleetStatus.ACTIVE);
        return fleet.map(active -> look(transaction, active, capacity, last, now));
    }

    private Evaluation look(
            Transaction transaction, Fleet fleet, FleetCapacity capacity, @Nullable Instant last, Instant now) {
        List<ScalingPolicy> policies = ScalingPolicyTable.in(transaction).of(fleet.id());
        FleetCounts counts = FleetCounting.of(transaction, fleet, policies);
        ScalingRules.Inputs read = new ScalingRules.Inputs(capacity, policies, counts, meaning, last);
        List<ScalingPolicy> observed = ScalingRules.observed(read, now);
        ScalingDecision decision =
                ScalingRules.decide(new ScalingRules.Inputs(capacity, observed, counts, meaning, last), now);
        List<ScalingPolicy> changed =
                observed.stream().filter(policy -> !policies.contains(policy)).toList();
        return new Evaluation(capacity, changed, decision);
    }

    /** Whether anything must be written. */
    private static boolean tells(Transaction transaction, Evaluation evaluation) {
        return !evaluation.changed.isEmpty()
                || switch (evaluation.decision) {
                    case Scale _ -> true;
                    case Stay stay -> !stay.standing().equals(standing(transaction, evaluation));
                };
    }

    private static String standing(Transaction transaction, Evaluation evaluation) {
        return ScalingMemoryTable.in(transaction)
                .standing(evaluation.capacity.fleet())
                .orElse("");
    }

    private void apply(Transaction transaction, Evaluation evaluation, Cause cause) {
        evaluation.changed.forEach(ScalingPolicyTable.in(transaction)::put);
        ScalingMemoryTable memory = ScalingMemoryTable.in(transaction);
        FleetCapacity capacity = evaluation.capacity;
        switch (evaluation.decision) {
            case Scale scale -> {
                changes.apply(transaction, capacity, capacity.desired(scale.desired()), scale.why(), cause);
                memory.forget(capacity.fleet());
            }
            case Stay stay -> {
                if (!stay.standing().equals(standing(transaction, evaluation))) {
                    memory.stands(capacity.fleet(), stay.standing());
                    cause.note(transaction, EventCode.FLEET_NOT_SCALED, stay.why(), Subjects.of(capacity.fleet()));
                }
            }
        }
    }
}
