package io.opengse.engine.explain;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.alias.NewAlias;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.QueueChange;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Why does this placement wait, why did it go there, why did it come to nothing? */
final class PlacementSituations {
    private static final PlayerLatency NEAR = new PlayerLatency("ann", "local", 20);
    private static final PlayerLatency FAR = new PlayerLatency("ann", "local", 180);

    private PlacementSituations() {}

    static List<Situation> all() {
        return List.of(
                new Situation("placement waits because no process is free", PlacementSituations::full),
                new Situation("placement waits because its fleet's hosts are away", PlacementSituations::hostsAway),
                new Situation("placement waits for a slower region to be allowed", PlacementSituations::tooSlow),
                new Situation("placement waits because its fleet is not active", PlacementSituations::notActive),
                new Situation("placement waits behind a closed alias", PlacementSituations::closedAlias),
                new Situation("placement leads nowhere", PlacementSituations::nowhere),
                new Situation("placement has a session that must be activated", PlacementSituations::placed),
                new Situation("placement is fulfilled", PlacementSituations::fulfilled),
                new Situation("placement took the first of two", PlacementSituations::preferred),
                new Situation("placement gave up: no region is reached by all", PlacementSituations::unreachable),
                new Situation("placement gave up: all regions are too slow", PlacementSituations::hopeless),
                new Situation("placement timed out", PlacementSituations::timedOut),
                new Situation("placement was stopped", PlacementSituations::stopped),
                new Situation("placement's queue was deleted", PlacementSituations::queueDeleted),
                new Situation("placement's session was not activated", PlacementSituations::attemptFailed));
    }

    private static Fleet active(Scene scene, FakeAgent host) {
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        return fleet;
    }

    private static Explanation full(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet first = active(scene, host);
        Fleet second = active(scene, host);
        scene.bed.session(first);
        scene.bed.session(second);
        scene.queue(List.of(), Scene.arn("local", first), Scene.arn("local", second));
        scene.starts("p1");
        return scene.placement("p1");
    }

    private static Explanation hostsAway(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = active(scene, host);
        scene.leaves(host);
        scene.queue(List.of(), Scene.arn("local", fleet));
        scene.starts("p1");
        return scene.placement("p1");
    }

    private static Explanation tooSlow(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet near = active(scene, host);
        Fleet far = active(scene, host);
        scene.bed.session(near);
        List<LatencyPolicy> policies =
                List.of(new LatencyPolicy(50, Duration.ofSeconds(30)), new LatencyPolicy(200, null));
        scene.queue(policies, Scene.arn("local", near), Scene.arn("eu", far));
        scene.starts("p1", NEAR, new PlayerLatency("ann", "eu", 150));
        return scene.placement("p1");
    }

    private static Explanation notActive(Scene scene) {
        scene.host("h1");
        scene.queue(List.of(), Scene.arn("local", scene.fleet()));
        scene.starts("p1");
        return scene.placement("p1");
    }

    private static Explanation closedAlias(Scene scene) {
        scene.host("h1");
        String alias = scene.bed
                .engine()
                .aliases()
                .create(new NewAlias("live", "", Routing.closed("we are moving"), Map.of()), "test")
                .id()
                .value();
        scene.queue(List.of(), "qcs::gse:local:uin/100000000001:alias/" + alias);
        scene.starts("p1");
        return scene.placement("p1");
    }

    private static Explanation nowhere(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = active(scene, host);
        scene.bed.session(fleet);
        scene.queue(List.of(), Scene.arn("local", fleet));
        scene.starts("p1");
        scene.bed.engine().queues().update(Scene.QUEUE, new QueueChange(List.of(), null, null), "test");
        return scene.placement("p1");
    }

    private static Explanation placed(Scene scene) {
        FakeAgent host = scene.host("h1");
        scene.queue(List.of(), Scene.arn("local", active(scene, host)));
        scene.starts("p1");
        return scene.placement("p1");
    }

    private static Explanation fulfilled(Scene scene) {
        FakeAgent host = scene.host("h1");
        scene.queue(List.of(), Scene.arn("local", active(scene, host)));
        scene.starts("p1", NEAR);
        activates(scene);
        return scene.placement("p1");
    }

    private static void activates(Scene scene) {
        GameSession session = scene.placed("p1");
        scene.bed.engine().sessionCalls().activate(session.place().process(), session.id(), 0);
    }

    private static Explanation preferred(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet first = active(scene, host);
        Fleet second = active(scene, host);
        scene.queue(List.of(), Scene.arn("local", first), Scene.arn("local", second));
        scene.starts("p1");
        return scene.placement("p1");
    }

    private static Explanation unreachable(Scene scene) {
        FakeAgent host = scene.host("h1");
        scene.queue(List.of(), Scene.arn("eu", active(scene, host)));
        scene.starts("p1", NEAR);
        return scene.placement("p1");
    }

    private static Explanation hopeless(Scene scene) {
        FakeAgent host = scene.host("h1");
        scene.queue(List.of(new LatencyPolicy(100, null)), Scene.arn("local", active(scene, host)));
        scene.starts("p1", FAR);
        return scene.placement("p1");
    }

    private static Explanation timedOut(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = active(scene, host);
        scene.bed.session(fleet);
        scene.queue(List.of(), Scene.arn("local", fleet));
        scene.starts("p1");
        scene.bed.sweepAfter(Duration.ofSeconds(61));
        return scene.placement("p1");
    }

    private static Explanation stopped(Scene scene) {
        scene.host("h1");
        scene.queue(List.of(), Scene.arn("local", scene.fleet()));
        scene.starts("p1");
        scene.bed.engine().placements().stop(new PlacementId("p1"), "api AKIDexample");
        return scene.placement("p1");
    }

    private static Explanation queueDeleted(Scene scene) {
        scene.host("h1");
        scene.queue(List.of(), Scene.arn("local", scene.fleet()));
        scene.starts("p1");
        scene.bed.engine().queues().delete(Scene.QUEUE, "test");
        scene.settles();
        return scene.placement("p1");
    }

    private static Explanation attemptFailed(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = active(scene, host);
        scene.queue(List.of(), Scene.arn("local", fleet));
        scene.starts("p1");
        host.failsToStart(scene.placed("p1").place().process(), "OnStartGameServerSession timed out")
                .reports();
        scene.bed.later(Samples.ACTIVATION_TIMEOUT.dividedBy(10));
        return scene.placement("p1");
    }
}
