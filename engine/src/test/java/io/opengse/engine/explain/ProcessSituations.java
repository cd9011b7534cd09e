package io.opengse.engine.explain;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.process.EndReason;
import java.time.Duration;
import java.util.List;

/** Why does this process get no session, why has it gone? */
final class ProcessSituations {
    private ProcessSituations() {}

    static List<Situation> all() {
        return List.of(
                new Situation("process is free", scene -> scene.process(ready(scene))),
                new Situation("process hosts a session", ProcessSituations::hosting),
                new Situation("process still waits for ProcessReady", ProcessSituations::notReady),
                new Situation("process is unhealthy", ProcessSituations::unhealthy),
                new Situation("process is ready on a host that is away", ProcessSituations::hostAway),
                new Situation("process is on an instance with weight 0", ProcessSituations::weightless),
                new Situation("process is on an instance that is scaled in", ProcessSituations::drained),
                new Situation(
                        "process hosts a protected session on an instance that is scaled in",
                        ProcessSituations::drainedProtected),
                new Situation("process has no place in the runtime configuration", ProcessSituations::retired),
                new Situation("process waits for the activation limit", ProcessSituations::activationLimit),
                new Situation("process takes players on a closed port", ProcessSituations::closedPort),
                new Situation("process is told to end by an operator", ProcessSituations::condemned),
                new Situation(
                        "process did not call ProcessReady in time",
                        scene -> exited(scene, EndReason.READY_TIMEOUT, 137)),
                new Situation("process could not be launched", scene -> exited(scene, EndReason.LAUNCH_FAILED, 127)),
                new Situation("process ended itself", scene -> exited(scene, EndReason.ENDED_BY_GAME, 0)),
                new Situation(
                        "process crashed with an exit code of its own", scene -> exited(scene, EndReason.CRASHED, 3)),
                new Situation("process aborted", scene -> exited(scene, EndReason.CRASHED, 134)),
                new Situation("process is ended by a signal", scene -> exited(scene, EndReason.CRASHED, 136)),
                new Situation("process cannot be executed", scene -> exited(scene, EndReason.CRASHED, 126)),
                new Situation("process was interrupted by hand", scene -> exited(scene, EndReason.CRASHED, 130)),
                new Situation("process was killed at its deadline", ProcessSituations::killed),
                new Situation("process is killed on purpose", ProcessSituations::killedOnPurpose),
                new Situation("process ended three failed health checks later", ProcessSituations::unhealthyAndGone),
                new Situation("process is not known to its agent any more", ProcessSituations::missing),
                new Situation("process went with its host", ProcessSituations::hostLost));
    }

    private static ProcessId ready(Scene scene) {
        FakeAgent host = scene.host("h1");
        return host.runs(scene.fleet());
    }

    private static Explanation hosting(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        ProcessId process = host.runs(fleet);
        scene.bed.activeSession(fleet);
        return scene.process(process);
    }

    private static Explanation notReady(Scene scene) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.launches(scene.fleet(), Samples.GAME.launchKey());
        host.reports();
        return scene.process(process);
    }

    private static Explanation unhealthy(Scene scene) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.runs(scene.fleet());
        host.sickens(process).reports();
        return scene.process(process);
    }

    private static Explanation unhealthyAndGone(Scene scene) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.runs(scene.fleet());
        host.sickens(process).reports();
        scene.bed.later(Duration.ofSeconds(2));
        host.exits(process, EndReason.UNHEALTHY, 143).reports();
        return scene.process(process);
    }

    private static Explanation hostAway(Scene scene) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.runs(scene.fleet());
        scene.leaves(host);
        return scene.process(process);
    }

    private static Explanation weightless(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        scene.settles();
        Instance instance = scene.instance(fleet);
        ProcessId process = host.runs(instance);
        scene.bed.engine().instances().setWeight(fleet.id(), instance.id(), 0, "api AKIDexample");
        return scene.process(process);
    }

    private static Explanation drained(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        scene.settles();
        ProcessId process = host.runs(scene.instance(fleet));
        scene.desires(fleet, 0, 1, 0);
        return scene.process(process);
    }

    private static Explanation drainedProtected(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.bed.fleet(ProtectionPolicy.FULL_PROTECTION);
        scene.settles();
        ProcessId process = host.runs(scene.instance(fleet));
        scene.bed.activeSession(fleet);
        scene.desires(fleet, 0, 1, 0);
        return scene.process(process);
    }

    private static Explanation retired(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        ProcessId process = host.runs(fleet);
        RuntimeConfiguration other = Samples.runtime(new ServerProcess("game", "--port 8000", 1));
        scene.bed.engine().runtimes().update(fleet.id(), other, "api AKIDexample");
        return scene.process(process);
    }

    private static Explanation activationLimit(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleetWith(new RuntimeConfiguration(List.of(Samples.GAME), Samples.ACTIVATION_TIMEOUT, 1));
        host.runs(fleet);
        ProcessId second = host.runs(fleet);
        scene.bed.session(fleet);
        return scene.process(second);
    }

    private static Explanation closedPort(Scene scene) {
        FakeAgent host = scene.host("h1");
        NewFleet plain = Samples.newFleet();
        Fleet fleet = scene.bed.fleet(new NewFleet(
                plain.description(),
                plain.runtime(),
                plain.protection(),
                plain.creationLimit(),
                List.of(new InboundPermission(30000, 30100, "UDP", "0.0.0.0/0"))));
        return scene.process(host.runs(fleet));
    }

    private static Explanation condemned(Scene scene) {
        ProcessId process = ready(scene);
        scene.bed.engine().processes().condemn(process, EndReason.OPERATOR, "api AKIDexample");
        scene.bed.later(Duration.ofSeconds(4));
        return scene.process(process);
    }

    private static Explanation killed(Scene scene) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.runs(scene.fleet());
        scene.bed.engine().processes().condemn(process, EndReason.OPERATOR, "api AKIDexample");
        scene.bed.later(Duration.ofSeconds(11));
        host.exits(process, EndReason.OPERATOR, 137).reports();
        return scene.process(process);
    }

    private static Explanation killedOnPurpose(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        ProcessId process = host.runs(fleet);
        scene.bed
                .engine()
                .events()
                .note(
                        EventCode.TRIAL,
                        "api AKIDexample",
                        "trial of process p1: it was killed on purpose",
                        new Subjects(fleet.id(), null, process, null, null));
        host.exits(process, EndReason.CRASHED, 137).reports();
        return scene.process(process);
    }

    private static Explanation exited(Scene scene, EndReason reason, int code) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.launches(scene.fleet(), Samples.GAME.launchKey());
        host.reports();
        scene.bed.later(Duration.ofSeconds(2));
        host.exits(process, reason, code).reports();
        return scene.process(process);
    }

    private static Explanation missing(Scene scene) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.runs(scene.fleet());
        host.forgets(process).reports();
        return scene.process(process);
    }

    private static Explanation hostLost(Scene scene) {
        FakeAgent host = scene.host("h1");
        ProcessId process = host.runs(scene.fleet());
        scene.leaves(host);
        for (int round = 0; round < 44; round++) {
            scene.bed.sweepAfter(Duration.ofSeconds(15));
        }
        return scene.process(process);
    }
}
