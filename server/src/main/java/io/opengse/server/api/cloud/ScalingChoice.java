package io.opengse.server.api.cloud;

import io.opengse.engine.scaling.PolicyPart;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import java.util.EnumSet;
import java.util.Set;

/** Whether a copied fleet gets the scaling of the one it is copied from. */
final class ScalingChoice {
    static final Parameter<Policies> POLICIES = Parameter.selector(
            "SelectedScalingType",
            Kind.choice(Policies.class, Policies::name),
            "Whether its scaling policies are copied; SCALING_UNSELECTED when left out.",
            "SCALING_UNSELECTED");
    static final Parameter<Timers> TIMERS = Parameter.selector(
            "SelectedTimerType",
            Kind.choice(Timers.class, Timers::name),
            "Whether its timers are copied; TIMER_UNSELECTED when left out.",
            "TIMER_UNSELECTED");

    enum Policies {
        SCALING_SELECTED,
        SCALING_UNSELECTED
    }

    enum Timers {
        TIMER_SELECTED,
        TIMER_UNSELECTED
    }

    private ScalingChoice() {}

    static Set<PolicyPart> parts(Arguments arguments) {
        Set<PolicyPart> parts = EnumSet.noneOf(PolicyPart.class);
        if (arguments.get(POLICIES, Policies.SCALING_UNSELECTED) == Policies.SCALING_SELECTED) {
            parts.add(PolicyPart.POLICIES);
        }
        if (arguments.get(TIMERS, Timers.TIMER_UNSELECTED) == Timers.TIMER_SELECTED) {
            parts.add(PolicyPart.TIMERS);
        }
        return parts;
    }
}
