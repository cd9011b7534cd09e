package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.InstanceCounts;
import io.opengse.engine.scaling.Comparison;
import io.opengse.engine.scaling.Metric;
import io.opengse.engine.scaling.PolicyRule;
import io.opengse.engine.scaling.ScalingPolicy;
import io.opengse.engine.scaling.ScalingTimer;
import io.opengse.engine.scaling.ScalingTimers;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Moment;
import io.opengse.server.console.word.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** How many instances a fleet has, should have, and who decides that. */
final class FleetScaling {
    /** What tells why it was scaled, or not. */
    static final Set<EventCode> TOLD =
            Set.of(EventCode.FLEET_SCALING_EVENT, EventCode.FLEET_NOT_SCALED, EventCode.FLEET_SCALING_SETTINGS_UPDATED);

    private static final int MOST = 100;

    private final Engine engine;

    FleetScaling(Engine engine) {
        this.engine = engine;
    }

    Block capacity(FleetId id, Words words) {
        FleetCapacity capacity = engine.capacities().find(id).orElse(null);
        if (capacity == null) {
            return new Block.Note(Tone.OVER, words.t("capacity.none"));
        }
        InstanceCounts counts = engine.instanceUses().counts(id);
        return new Block.Facts(List.of(
                new Fact("desired", Cell.count(capacity.desired())),
                new Fact("range", Cell.text(capacity.minimum() + " – " + capacity.maximum())),
                new Fact("instances.active", Cell.count(counts.active())),
                new Fact("idle", Cell.count(counts.idle())),
                new Fact("instances.waiting", Cell.count(counts.pending())),
                new Fact("instances.draining", Cell.count(counts.terminating())),
                new Fact("automatic", Tones.yes(capacity.automatic())),
                new Fact("cooldown", Cell.text(Moment.span(capacity.cooldown()))),
                new Fact("scaled", Cell.when(capacity.scaledAt()))));
    }

    Block policies(FleetId id) {
        return Table.whole(
                "scaling.policies",
                List.of("name", "rule", "held", "created"),
                engine.scaling().list(id, 0, MOST).policies().stream()
                        .map(FleetScaling::row)
                        .toList(),
                "scaling.policies.none");
    }

    private static Table.Row row(ScalingPolicy policy) {
        return Table.Row.of(
                policy.name(),
                Cell.text(policy.name()),
                switch (policy.rule()) {
                    case PolicyRule.TargetBased(int percent) -> Cell.text("TargetBased " + percent + " %");
                    case PolicyRule.RuleBased based ->
                        Cell.text(based.adjustment().words() + " ← "
                                + based.condition().words());
                },
                Cell.when(policy.heldSince()),
                Cell.when(policy.createdAt()));
    }

    Block timers(FleetId id) {
        return Table.whole(
                "scaling.timers",
                List.of("name", "status", "next", "fired", "created"),
                timersOf(id).stream().map(this::row).toList(),
                "scaling.timers.none");
    }

    private List<ScalingTimer> timersOf(FleetId id) {
        return engine.timers()
                .list(new ScalingTimers.Query(id, null, null, null), 0, MOST)
                .timers();
    }

    private Table.Row row(ScalingTimer timer) {
        return Table.Row.of(
                timer.id().value(),
                Cell.text(timer.name().isEmpty() ? timer.id().value() : timer.name()),
                new Cell.Status(engine.timers().status(timer), Tone.PLAIN),
                Cell.when(timer.nextAt()),
                Cell.when(timer.firedAt()),
                Cell.when(timer.createdAt()));
    }

    Forms forms(FleetId id) {
        Fleet fleet = engine.fleets().require(id);
        if (fleet.status().ending()) {
            return Forms.of();
        }
        List<Form> forms = new ArrayList<>();
        forms.add(new FleetForms(engine).scale(id));
        forms.add(switching(id));
        forms.add(target(id));
        forms.add(rule(id));
        forms.add(timer(id));
        for (ScalingPolicy policy : engine.scaling().list(id, 0, MOST).policies()) {
            forms.add(Form.of("DeleteScalingPolicy", "policy.delete")
                    .hidden("FleetId", id.value())
                    .choice("Name", policy.name(), List.of(policy.name()))
                    .asking("policy.delete.ask"));
        }
        for (ScalingTimer timer : timersOf(id)) {
            forms.add(Form.of("DeleteTimerScalingPolicy", "timer.delete")
                    .hidden("FleetId", id.value())
                    .choice("TimerId", timer.id().value(), List.of(timer.id().value()))
                    .asking("timer.delete.ask"));
        }
        return new Forms(forms);
    }

    private Form switching(FleetId id) {
        boolean automatic =
                engine.capacities().find(id).map(FleetCapacity::automatic).orElse(false);
        return Form.of(automatic ? "StopFleetActions" : "StartFleetActions", automatic ? "fleet.stop" : "fleet.start")
                .hidden("FleetId", id.value())
                .hidden("Actions.0", "AUTO_SCALING");
    }

    private static Form target(FleetId id) {
        return Form.of("PutScalingPolicy", "policy.target")
                .hidden("FleetId", id.value())
                .hidden("PolicyType", "TargetBased")
                .number("TargetConfiguration.TargetValue", "20");
    }

    private static Form rule(FleetId id) {
        return Form.of("PutScalingPolicy", "policy.rule")
                .hidden("FleetId", id.value())
                .hidden("PolicyType", "RuleBased")
                .required("Name", "")
                .choice(
                        "MetricName",
                        Metric.PERCENT_AVAILABLE_GAME_SERVER_SESSIONS.wireName(),
                        Arrays.stream(Metric.values()).map(Metric::wireName).toList())
                .choice(
                        "ComparisonOperator",
                        "<",
                        Arrays.stream(Comparison.values()).map(Comparison::sign).toList())
                .number("Threshold", "20")
                .number("EvaluationPeriods", "5")
                .choice(
                        "ScalingAdjustmentType",
                        "ChangeInCapacity",
                        List.of("ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"))
                .number("ScalingAdjustment", "1");
    }

    private static Form timer(FleetId id) {
        String timer = "TimerScalingPolicy.";
        return Form.of("PutTimerScalingPolicy", "timer.put")
                .required(timer + "TimerName", "")
                .hidden(timer + "TimerFleetCapacity.FleetId", id.value())
                .number(timer + "TimerFleetCapacity.DesiredInstances", "")
                .number(timer + "TimerFleetCapacity.MinSize", "")
                .number(timer + "TimerFleetCapacity.MaxSize", "")
                .choice(
                        timer + "TimerConfiguration.TimerType",
                        "2",
                        List.of("1|timer.once", "2|timer.daily", "3|timer.monthly", "4|timer.weekly"))
                .required(timer + "TimerConfiguration.BeginTime", "")
                .text(timer + "TimerConfiguration.EndTime", "")
                .number(timer + "TimerConfiguration.TimerValue.Day", "")
                .number(timer + "TimerConfiguration.TimerValue.FromDay", "")
                .number(timer + "TimerConfiguration.TimerValue.ToDay", "")
                .number(timer + "TimerConfiguration.TimerValue.WeekDays.0", "");
    }
}
