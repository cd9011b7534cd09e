package io.opengse.engine.explain;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.Notice;
import java.time.Duration;
import java.util.List;

/** Why does nothing run on this host, why does it get no sessions? */
final class HostSituations {
    private HostSituations() {}

    static List<Situation> all() {
        return List.of(
                new Situation("host is idle", scene -> scene.host(scene.host("h1"))),
                new Situation("host carries an instance", HostSituations::carries),
                new Situation("host has no room for another instance", HostSituations::full),
                new Situation("host is away", HostSituations::away),
                new Situation("host is lost", HostSituations::lost),
                new Situation("host is emptied", HostSituations::drained),
                new Situation("host cannot deploy a package", HostSituations::cannotDeploy),
                new Situation("host's agent noticed something", HostSituations::noticed));
    }

    private static Explanation carries(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        scene.settles();
        host.runs(scene.instance(fleet));
        host.runs(scene.instance(fleet));
        scene.bed.activeSession(fleet);
        return scene.host(host);
    }

    private static Explanation full(Scene scene) {
        FakeAgent host = scene.bed.host("h1", new HostRoom(1, 0, 0));
        Fleet fleet = scene.fleet();
        scene.settles();
        host.runs(scene.instance(fleet));
        return scene.host(host);
    }

    private static Explanation away(Scene scene) {
        FakeAgent host = scene.host("h1");
        host.runs(scene.fleet());
        scene.leaves(host);
        scene.bed.later(Duration.ofMinutes(1));
        return scene.host(host);
    }

    private static Explanation lost(Scene scene) {
        FakeAgent host = scene.host("h1");
        host.runs(scene.fleet());
        scene.leaves(host);
        for (int round = 0; round < 44; round++) {
            scene.bed.sweepAfter(Duration.ofSeconds(15));
        }
        return scene.host(host);
    }

    private static Explanation drained(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        scene.settles();
        host.runs(scene.instance(fleet));
        scene.bed.activeSession(fleet);
        scene.desires(fleet, 0, 1, 0);
        return scene.host(host);
    }

    private static Explanation cannotDeploy(Scene scene) {
        FakeAgent host = scene.host("h1");
        scene.fails(host, scene.packed(), "FLEET_INITIALIZATION_FAILED", "install.sh ended with exit code 3");
        return scene.host(host);
    }

    private static Explanation noticed(Scene scene) {
        FakeAgent host = scene.host("h1");
        host.notices(new Notice(1, scene.bed.now(), null, null, "DISK_FULL", "no space left for logs"))
                .reports();
        return scene.host(host);
    }
}
