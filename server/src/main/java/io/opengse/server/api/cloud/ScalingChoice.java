package io.opengse.server.api.cloud;

import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;

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
}
