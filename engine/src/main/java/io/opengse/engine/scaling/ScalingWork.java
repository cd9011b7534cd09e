package io.opengse.engine.scaling;

/** What the sweeper does about scaling. */
public record ScalingWork(ScalingEvaluations evaluations, TimerFirings timers, ScalingLeftovers leftovers) {}
