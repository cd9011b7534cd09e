package io.opengse.engine.scaling;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.Fleets;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.scaling.PolicyRule.RuleBased;
import io.opengse.engine.scaling.PolicyRule.TargetBased;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Scaling policies, as the API and operators ask for them. Timers are kept by {@link ScalingTimers}. */
public final class Scaling {
    private final Surroundings surroundings;
    private final ScalingTimers timers;
    private final Consumer<FleetId> changed;

    /** @param changed told after a commit that a fleet's policies are others: they take effect at once */
    public Scaling(Surroundings surroundings, ScalingTimers timers, Consumer<FleetId> changed) {
        this.surroundings = surroundings;
        this.timers = timers;
        this.changed = changed;
    }

    /** Some policies of a longer list, and how long that is. */
    public record Page(List<ScalingPolicy> policies, int total) {}

    /**
     * Creates the policy of this name, or replaces it.
     *
     * @param name null means the fleet's target based policy, whatever it is called; a rule based one needs a name
     * @throws Refused NotFound; Invalid naming every mistake; LimitReached for a second target based policy; Unavailable
     *     when the fleet is being deleted
     */
    public ScalingPolicy put(FleetId id, @Nullable String name, PolicyRule rule, String actor) {
        Cause cause = surroundings.cause(actor);
        ScalingPolicy put = surroundings.store().write(transaction -> put(transaction, id, name, rule, cause));
        changed.accept(id);
        return put;
    }

    private static ScalingPolicy put(
            Transaction transaction, FleetId id, @Nullable String given, PolicyRule rule, Cause cause) {
        requireLiving(transaction, id);
        ScalingPolicyTable table = ScalingPolicyTable.in(transaction);
        Optional<ScalingPolicy> target =
                table.of(id).stream().filter(ScalingPolicy::isTargetBased).findFirst();
        String name = given == null ? target.map(ScalingPolicy::name).orElse("TargetBased") : given;
        PolicyLimits.require(name, rule);
        if (rule instanceof TargetBased
                && !target.map(ScalingPolicy::name).orElse(name).equals(name)) {
            throw Refused.limitReached("fleet " + id + " already has the target based policy \""
                    + target.get().name() + "\" and may have one only: put it under that name, or delete it first");
        }
        Optional<ScalingPolicy> known = table.find(id, name);
        if (known.filter(policy -> policy.rule().equals(rule)).isPresent()) {
            return known.get();
        }
        if (known.isEmpty() && table.count(id) >= PolicyLimits.MOST_POLICIES) {
            throw Refused.limitReached("fleet " + id + " has " + PolicyLimits.MOST_POLICIES
                    + " scaling policies, the most a fleet may have: delete one first");
        }
        ScalingPolicy policy = new ScalingPolicy(
                id, name, rule, null, known.map(ScalingPolicy::createdAt).orElse(cause.at()));
        table.put(policy);
        String verb = known.isEmpty() ? " created: " : " changed: ";
        tell(transaction, id, "Scaling policy \"" + name + "\"" + verb + words(rule) + ".", cause);
        return policy;
    }

    /**
     * Deletes one policy, or all of the fleet.
     *
     * @param name null = all; then it is no mistake that there is none
     * @throws Refused NotFound
     */
    public void delete(FleetId id, @Nullable String name, String actor) {
        Cause cause = surroundings.cause(actor);
        surroundings.store().write(transaction -> {
            Fleets.require(transaction, id);
            ScalingPolicyTable table = ScalingPolicyTable.in(transaction);
            List<String> names = name == null
                    ? table.of(id).stream().map(ScalingPolicy::name).toList()
                    : List.of(name);
            for (String each : names) {
                if (!table.remove(id, each)) {
                    throw Refused.notFound("fleet " + id + " has no scaling policy \"" + each
                            + "\"; DescribeScalingPolicies names those it has");
                }
                tell(transaction, id, "Scaling policy \"" + each + "\" deleted.", cause);
            }
            return names.size();
        });
        changed.accept(id);
    }

    /**
     * Fleet by fleet, each in the order of creation.
     *
     * @param fleet null = of all fleets
     * @throws Refused NotFound
     */
    public Page list(@Nullable FleetId fleet, int offset, int limit) {
        return surroundings.store().read(transaction -> {
            if (fleet != null) {
                Fleets.require(transaction, fleet);
            }
            ScalingPolicyTable table = ScalingPolicyTable.in(transaction);
            return new Page(table.list(fleet, offset, limit), table.count(fleet));
        });
    }

    /**
     * Another fleet gets policies or timers of this one, or both; what it has under the same names is replaced. Timers
     * that will not fire any more are left out.
     *
     * @throws Refused NotFound; Unavailable when the other is being deleted; LimitReached
     */
    public void copy(FleetId from, FleetId to, Set<PolicyPart> parts, String actor) {
        Cause cause = surroundings.cause(actor);
        surroundings.store().write(transaction -> {
            Fleets.require(transaction, from);
            if (parts.contains(PolicyPart.POLICIES)) {
                ScalingPolicyTable.in(transaction)
                        .of(from)
                        .forEach(policy -> put(transaction, to, policy.name(), policy.rule(), cause));
            }
            if (parts.contains(PolicyPart.TIMERS)) {
                timers.copy(transaction, from, to, cause);
            }
            return to;
        });
        changed.accept(to);
    }

    /** In the transaction of another change: sets the session buffer, whatever the policy is called so far. */
    static void putTarget(Transaction transaction, FleetId id, int percent, Cause cause) {
        put(transaction, id, null, new TargetBased(percent), cause);
    }

    static void requireLiving(Transaction transaction, FleetId id) {
        Fleet fleet = Fleets.require(transaction, id);
        FleetStatus status = fleet.status();
        if (status == FleetStatus.DELETING || status == FleetStatus.TERMINATED) {
            throw Refused.unavailable("fleet " + id + " is " + status + ": it is not scaled any more");
        }
    }

    static void tell(Transaction transaction, FleetId fleet, String message, Cause cause) {
        cause.note(transaction, EventCode.FLEET_SCALING_SETTINGS_UPDATED, message, Subjects.of(fleet));
    }

    private static String words(PolicyRule rule) {
        return switch (rule) {
            case TargetBased target -> "keeps " + target.percent() + " % of the sessions free";
            case RuleBased based ->
                based.adjustment().words() + " when " + based.condition().words();
        };
    }
}
