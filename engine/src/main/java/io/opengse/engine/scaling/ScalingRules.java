package io.opengse.engine.scaling;

import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How many instances a fleet should have, from counts alone (behaviour.md 9, A9, A22 to A24). All policies are asked; the
 * largest answer counts, so that no policy scales in what another one needs; one action per cooldown. Pure.
 */
public final class ScalingRules {
    /** Evaluations come once a minute; a restart may miss one without a condition losing its minutes. */
    static final Duration LONGEST_GAP = Duration.ofMinutes(2);

    private ScalingRules() {}

    /**
     * What an evaluation works on.
     *
     * @param meaning of the custom counts in {@code counts}
     * @param lastEvaluated when conditions were last looked at; null = never
     */
    public record Inputs(
            FleetCapacity capacity,
            List<ScalingPolicy> policies,
            FleetCounts counts,
            CustomCountMeaning meaning,
            @Nullable Instant lastEvaluated) {}

    /** What a policy wants: so many instances, because. */
    private record Wish(String policy, int desired, String why) {}

    /** The policies as they must be remembered until the next evaluation: since when each condition has held. */
    public static List<ScalingPolicy> observed(Inputs inputs, Instant now) {
        Instant last = inputs.lastEvaluated;
        boolean unbroken = last != null && Duration.between(last, now).compareTo(LONGEST_GAP) <= 0;
        return inputs.policies.stream()
                .map(policy -> policy.heldSince(heldSince(policy, inputs, unbroken, now)))
                .toList();
    }

    private static @Nullable Instant heldSince(ScalingPolicy policy, Inputs inputs, boolean unbroken, Instant now) {
        return switch (policy.rule()) {
            case TargetBased _ -> null;
            case RuleBased rule -> {
                if (!holds(rule.condition(), inputs)) {
                    yield null;
                }
                Instant since = policy.heldSince();
                yield unbroken && since != null ? since : now;
            }
        };
    }

    private static boolean holds(Condition condition, Inputs inputs) {
        OptionalDouble value = inputs.counts.value(condition.metric(), inputs.meaning);
        return value.isPresent() && condition.comparison().holds(value.getAsDouble(), condition.threshold());
    }

    /** @param inputs with the policies as {@link #observed} gave them */
    public static ScalingDecision decide(Inputs inputs, Instant now) {
        FleetCapacity capacity = inputs.capacity;
        if (inputs.policies.isEmpty()) {
            return new ScalingDecision.Stay(
                    Rest.NO_POLICY,
                    "no policy",
                    "Not scaled: the fleet has no scaling policy, so its desired instances rule.");
        }
        List<Wish> wishes = new ArrayList<>();
        inputs.policies.forEach(policy -> wish(policy, inputs, now).ifPresent(wishes::add));
        Optional<Wish> largest = wishes.stream().max(Comparator.comparingInt(Wish::desired));
        String counts = " (" + inputs.counts.words() + ")";
        if (largest.isEmpty()) {
            return new ScalingDecision.Stay(
                    Rest.NOBODY_ASKS,
                    "satisfied",
                    "Not scaled: no policy's condition has held long enough" + counts + ".");
        }
        Wish wish = largest.get();
        int allowed = Math.clamp(wish.desired, capacity.minimum(), capacity.maximum());
        if (allowed == capacity.desired()) {
            return atRest(capacity, wish, counts);
        }
        Instant until = cooledDown(capacity);
        if (until != null && now.isBefore(until)) {
            return new ScalingDecision.Stay(
                    Rest.COOLDOWN,
                    "cooldown until " + until,
                    "Not scaled to " + FleetCounts.count(allowed, "instance") + ": the cooldown of "
                            + capacity.cooldown().toMinutes() + " minutes after the last change runs until " + until
                            + "; " + wish.why + counts + ".");
        }
        return new ScalingDecision.Scale(allowed, wish.why + counts);
    }

    private static ScalingDecision atRest(FleetCapacity capacity, Wish wish, String counts) {
        if (wish.desired == capacity.desired()) {
            return new ScalingDecision.Stay(
                    Rest.SATISFIED,
                    "satisfied",
                    "Not scaled: desired " + capacity.desired() + " is what is wanted; " + wish.why + counts + ".");
        }
        boolean above = wish.desired > capacity.maximum();
        String limit = above ? "maximum " + capacity.maximum() : "minimum " + capacity.minimum();
        return new ScalingDecision.Stay(
                above ? Rest.AT_MAXIMUM : Rest.AT_MINIMUM,
                "at the " + limit,
                "Not scaled to " + FleetCounts.count(wish.desired, "instance") + ": the fleet's " + limit
                        + " is reached, UpdateFleetCapacity changes it; " + wish.why + counts + ".");
    }

    private static @Nullable Instant cooledDown(FleetCapacity capacity) {
        Instant scaled = capacity.scaledAt();
        return scaled == null ? null : scaled.plus(capacity.cooldown());
    }

    private static Optional<Wish> wish(ScalingPolicy policy, Inputs inputs, Instant now) {
        return switch (policy.rule()) {
            case TargetBased target -> Optional.of(target(policy.name(), target, inputs.counts));
            case RuleBased rule -> rule(policy, rule, inputs, now);
        };
    }

    private static Wish target(String name, TargetBased target, FleetCounts counts) {
        long wanted = target.instancesFor(counts.sessions(), counts.processesPerInstance());
        return new Wish(
                name,
                bounded(wanted),
                "policy \"" + name + "\" keeps " + target.percent() + " % of the sessions free: " + counts.sessions()
                        + " in use need " + FleetCounts.count(wanted, "instance"));
    }

    private static Optional<Wish> rule(ScalingPolicy policy, RuleBased rule, Inputs inputs, Instant now) {
        Instant since = policy.heldSince();
        Condition condition = rule.condition();
        if (since == null || now.isBefore(since.plus(Duration.ofMinutes(condition.minutes() - 1L)))) {
            return Optional.empty();
        }
        int before = inputs.capacity.desired();
        String value = inputs.counts.value(condition.metric(), inputs.meaning).stream()
                .mapToObj(Condition::rounded)
                .findFirst()
                .orElse("undefined");
        return Optional.of(new Wish(
                policy.name(),
                bounded(rule.adjustment().applied(before)),
                "policy \"" + policy.name() + "\" does " + rule.adjustment().words() + " when " + condition.words()
                        + ": it is " + value));
    }

    private static int bounded(long wanted) {
        return Math.clamp(wanted, 0, Integer.MAX_VALUE);
    }
}
