package io.opengse.engine.explain;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.scaling.Adjustment;
import io.opengse.engine.scaling.AdjustmentType;
import io.opengse.engine.scaling.Comparison;
import io.opengse.engine.scaling.Condition;
import io.opengse.engine.scaling.Metric;
import io.opengse.engine.scaling.PolicyRule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why does this fleet not grow, why does it shrink? */
final class ScalingSituations {
    private static final PolicyRule HALF_FREE = new PolicyRule.TargetBased(50);

    private ScalingSituations() {}

    static List<Situation> all() {
        return List.of(
                new Situation("fleet has no scaling policy", scene -> played(scene, 1, null, 0)),
                new Situation("fleet has what its policy wants", scene -> played(scene, 5, HALF_FREE, 0)),
                new Situation("fleet is at its maximum", scene -> played(scene, 1, HALF_FREE, 1)),
                new Situation("fleet was scaled and cools down", ScalingSituations::coolsDown),
                new Situation("fleet is asked for less than its minimum", ScalingSituations::atMinimum),
                new Situation("fleet's rule does not hold", ScalingSituations::nobodyAsks),
                new Situation("fleet's policies are stopped", ScalingSituations::stopped),
                new Situation("fleet should have no instance", ScalingSituations::nothingWanted),
                new Situation("fleet will be scaled at the next look", ScalingSituations::willScale),
                new Situation("fleet is scaled in while players play", ScalingSituations::scaledIn));
    }

    private static final class Played {
        private final Scene scene;
        private final FakeAgent host;
        private final Fleet fleet;

        private Played(Scene scene, int maximum) {
            this.scene = scene;
            this.host = scene.host("h1");
            this.fleet = scene.fleetWith(Samples.runtime(new ServerProcess("game", "--port 7000", 1)));
            startsAll();
            scene.desires(fleet, 1, maximum, 1);
            scene.bed.later(Duration.ofMinutes(4));
        }

        private void startsAll() {
            scene.settles();
            for (Instance instance : scene.bed.engine().instances().living(fleet.id())) {
                if (instance.status() == InstanceStatus.STARTING) {
                    host.runs(instance);
                }
            }
            scene.settles();
        }

        private void puts(PolicyRule rule) {
            scene.bed.engine().capacityChanges().setAutomatic(fleet.id(), true, "test");
            scene.bed.engine().scaling().put(fleet.id(), "buffer", rule, "test");
        }

        private Explanation explained() {
            return scene.fleet(fleet);
        }
    }

    private static Explanation played(Scene scene, int maximum, @Nullable PolicyRule rule, int sessions) {
        Played played = new Played(scene, maximum);
        for (int session = 0; session < sessions; session++) {
            scene.bed.activeSession(played.fleet);
        }
        if (rule == null) {
            scene.bed.engine().capacityChanges().setAutomatic(played.fleet.id(), true, "test");
        } else {
            played.puts(rule);
        }
        return played.explained();
    }

    private static Explanation coolsDown(Scene scene) {
        Played played = new Played(scene, 5);
        scene.bed.activeSession(played.fleet);
        played.puts(HALF_FREE);
        played.startsAll();
        scene.bed.activeSession(played.fleet);
        scene.bed.sweepAfter(Duration.ofMinutes(1));
        return played.explained();
    }

    private static Explanation atMinimum(Scene scene) {
        Played played = new Played(scene, 5);
        scene.desires(played.fleet, 2, 5, 2);
        played.startsAll();
        played.puts(HALF_FREE);
        return played.explained();
    }

    private static Explanation nobodyAsks(Scene scene) {
        Played played = new Played(scene, 5);
        Condition condition = new Condition(Metric.CURRENT_PLAYER_SESSIONS, Comparison.GREATER, 10, 3);
        played.puts(new PolicyRule.RuleBased(condition, new Adjustment(AdjustmentType.CHANGE_IN_CAPACITY, 2)));
        return played.explained();
    }

    private static Explanation stopped(Scene scene) {
        Played played = new Played(scene, 5);
        played.puts(HALF_FREE);
        scene.bed.engine().capacityChanges().setAutomatic(played.fleet.id(), false, "api AKIDexample");
        return played.explained();
    }

    private static Explanation nothingWanted(Scene scene) {
        Played played = new Played(scene, 5);
        scene.desires(played.fleet, 0, 5, 0);
        return played.explained();
    }

    private static Explanation willScale(Scene scene) {
        Played played = new Played(scene, 5);
        played.puts(HALF_FREE);
        scene.bed.activeSession(played.fleet);
        return played.explained();
    }

    private static Explanation scaledIn(Scene scene) {
        Played played = new Played(scene, 5);
        scene.bed.activeSession(played.fleet);
        scene.desires(played.fleet, 0, 5, 0);
        return played.explained();
    }
}
