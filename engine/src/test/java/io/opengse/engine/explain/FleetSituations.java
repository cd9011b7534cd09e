package io.opengse.engine.explain;

import static io.opengse.engine.host.DeploymentPhase.DEPLOYED;
import static io.opengse.engine.host.DeploymentPhase.FETCHING;
import static io.opengse.engine.host.DeploymentPhase.INSTALLING;
import static io.opengse.engine.host.DeploymentPhase.UNPACKING;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.host.DeploymentReport;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.LaunchTrouble;
import io.opengse.engine.host.Notice;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why is this fleet not ACTIVE, why can no session be created in it? Scaling is in {@link ScalingSituations}. */
final class FleetSituations {
    private FleetSituations() {}

    static List<Situation> all() {
        return List.of(
                new Situation("fleet with a package waits for a host", scene -> scene.fleet(scene.packed())),
                new Situation("fleet waits for its package to be fetched", FleetSituations::fetching),
                new Situation("fleet is being installed", FleetSituations::installing),
                new Situation("fleet waits for its first process", FleetSituations::activating),
                new Situation(
                        "fleet's launch path is missing",
                        scene -> failed(
                                scene,
                                "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND",
                                "launch path /local/game/arena: there is no such file in the package")),
                new Situation(
                        "fleet's launch path was missing, and its hosts have told much since",
                        FleetSituations::longAgo),
                new Situation(
                        "fleet's launch path cannot be executed",
                        scene -> failed(
                                scene,
                                "FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE",
                                "launch path /local/game/arena: it is no executable file")),
                new Situation(
                        "fleet's install.sh failed",
                        scene -> failed(scene, "FLEET_INITIALIZATION_FAILED", "install.sh ended with exit code 3")),
                new Situation(
                        "fleet's package was refused",
                        scene -> failed(
                                scene, "FLEET_BINARY_DOWNLOAD_FAILED", "entry \"../x\" leads out of the package")),
                new Situation("fleet's processes exit again and again", FleetSituations::hopeless),
                new Situation("fleet's processes never call ProcessReady", FleetSituations::neverReady),
                new Situation("fleet's validation takes for ever", FleetSituations::neverValidated),
                new Situation("fleet's package fails on a later host", FleetSituations::laterHost),
                new Situation("fleet has free processes", FleetSituations::free),
                new Situation("fleet's processes all host sessions", FleetSituations::busy),
                new Situation("fleet's processes are all starting", FleetSituations::starting),
                new Situation("fleet's launches fail", FleetSituations::launchesFail),
                new Situation("fleet's process crashed and nothing is left", FleetSituations::crashed),
                new Situation("fleet runs nothing because no host is connected", scene -> scene.fleet(scene.fleet())),
                new Situation("fleet waits for room on the hosts", FleetSituations::noRoom),
                new Situation("fleet's hosts are away", FleetSituations::hostsAway),
                new Situation("fleet's hosts were away when a session was wanted", FleetSituations::wantedWhileAway),
                new Situation("fleet activates as many sessions as it may", FleetSituations::activationLimit),
                new Situation("fleet's processes are unhealthy", FleetSituations::unhealthy),
                new Situation("fleet's processes are told to end", FleetSituations::told),
                new Situation("fleet's instances have weight 0", FleetSituations::weightless),
                new Situation("fleet's creator made too many sessions", FleetSituations::creatorLimit),
                new Situation("fleet has nothing to launch", FleetSituations::strangersOnly),
                new Situation("fleet is being deleted", FleetSituations::deleting),
                new Situation("fleet is deleted", FleetSituations::deleted));
    }

    private static Explanation fetching(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        host.deploys(new DeploymentReport(
                        fleet.id(), FETCHING, "", "the server cannot be reached; next try in 8 s", Set.of()))
                .reports();
        return scene.fleet(fleet);
    }

    private static Explanation installing(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.deploys(host, fleet, INSTALLING, UNPACKING);
        return scene.fleet(fleet);
    }

    private static Explanation activating(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.settles();
        scene.deploys(host, fleet, DEPLOYED, UNPACKING);
        host.launches(fleet, Samples.GAME.launchKey());
        host.reports();
        return scene.fleet(fleet);
    }

    private static Explanation failed(Scene scene, String code, String why) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.fails(host, fleet, code, why);
        return scene.fleet(fleet);
    }

    private static Explanation longAgo(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.fails(host, fleet, "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND", "launch path /local/game/arena is missing");
        for (int number = 1; number <= 300; number++) {
            host.notices(new Notice(number, scene.bed.now(), fleet.id(), null, "PROCESS_NOTICE", "notice " + number));
        }
        host.reports();
        return scene.fleet(fleet);
    }

    private static Explanation hopeless(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.deploys(host, fleet, DEPLOYED, UNPACKING);
        host.isInTrouble(new LaunchTrouble(fleet.id(), "game", 5, scene.bed.now(), "exit code 1 before ProcessReady"))
                .reports();
        return scene.fleet(fleet);
    }

    private static Explanation neverReady(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.deploys(host, fleet, DEPLOYED, UNPACKING);
        scene.bed.sweepAfter(Duration.ofMinutes(31));
        return scene.fleet(fleet);
    }

    private static Explanation neverValidated(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.deploys(host, fleet, INSTALLING, UNPACKING);
        scene.bed.sweepAfter(Duration.ofMinutes(31));
        return scene.fleet(fleet);
    }

    private static Explanation laterHost(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.packed();
        scene.deploys(host, fleet, DEPLOYED, UNPACKING);
        host.runs(fleet);
        scene.fails(scene.host("h2"), fleet, "FLEET_INITIALIZATION_FAILED", "install.sh ended with exit code 3");
        return scene.fleet(fleet);
    }

    private static Explanation free(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        host.runs(fleet);
        return scene.fleet(fleet);
    }

    private static Explanation busy(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        scene.bed.session(fleet);
        scene.refused(() -> scene.bed.session(fleet));
        return scene.fleet(fleet);
    }

    private static Explanation starting(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.launches(fleet, Samples.GAME.launchKey());
        host.launches(fleet, Samples.GAME.launchKey());
        host.reports();
        return scene.fleet(fleet);
    }

    private static Explanation launchesFail(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.isInTrouble(new LaunchTrouble(
                        fleet.id(),
                        Samples.GAME.launchKey(),
                        2,
                        scene.bed.now().plusSeconds(4),
                        "no such file: /srv/arena/game"))
                .reports();
        return scene.fleet(fleet);
    }

    private static Explanation crashed(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        ProcessId process = host.runs(fleet);
        host.exits(process, EndReason.CRASHED, 139).reports();
        return scene.fleet(fleet);
    }

    private static Explanation noRoom(Scene scene) {
        scene.bed.host("h1", new HostRoom(1, 0, 0));
        Fleet first = scene.fleet();
        scene.settles();
        Fleet second = scene.fleet();
        scene.settles();
        return scene.instance(first).host() == null ? scene.fleet(first) : scene.fleet(second);
    }

    private static Explanation hostsAway(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        scene.leaves(host);
        return scene.fleet(fleet);
    }

    private static Explanation wantedWhileAway(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        scene.bed.session(fleet);
        scene.leaves(host);
        scene.refused(() -> scene.bed.session(fleet));
        return scene.fleet(fleet);
    }

    private static Explanation activationLimit(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleetWith(new RuntimeConfiguration(List.of(Samples.GAME), Samples.ACTIVATION_TIMEOUT, 1));
        host.runs(fleet);
        host.runs(fleet);
        scene.bed.session(fleet);
        scene.refused(() -> scene.bed.session(fleet));
        return scene.fleet(fleet);
    }

    private static Explanation unhealthy(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.sickens(host.runs(fleet)).reports();
        return scene.fleet(fleet);
    }

    private static Explanation told(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        ProcessId process = host.runs(fleet);
        scene.bed.engine().processes().condemn(process, EndReason.OPERATOR, "api AKID");
        return scene.fleet(fleet);
    }

    private static Explanation weightless(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        scene.settles();
        host.runs(scene.instance(fleet));
        scene.bed
                .engine()
                .instances()
                .setWeight(fleet.id(), scene.instance(fleet).id(), 0, "api AKIDexample");
        return scene.fleet(fleet);
    }

    private static Explanation creatorLimit(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleetWith(Map.of(), new CreationLimit(1, Duration.ofMinutes(3)));
        host.runs(fleet);
        host.runs(fleet);
        SessionRequest request = new SessionRequest("duel", 4, Map.of(), "", "ann", "");
        Runnable creates = () ->
                scene.bed.engine().sessions().create(new NewSession(fleet.id(), request, "", "", "api AKIDexample"));
        creates.run();
        scene.refused(creates);
        return scene.fleet(fleet);
    }

    private static Explanation strangersOnly(Scene scene) {
        scene.host("h1");
        NewFleet plain = Samples.newFleet();
        Fleet fleet = scene.bed.fleet(new NewFleet(
                new FleetDescription("arena", "", "", "", "localhost", Map.of()),
                plain.runtime(),
                plain.protection(),
                plain.creationLimit(),
                plain.ports()));
        return scene.fleet(fleet);
    }

    private static Explanation deleting(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        scene.bed.activeSession(fleet);
        scene.bed.engine().fleetDeletion().delete(fleet.id(), "api AKIDexample");
        scene.settles();
        return scene.fleet(fleet);
    }

    private static Explanation deleted(Scene scene) {
        Fleet fleet = scene.fleet();
        scene.bed.engine().fleetDeletion().delete(fleet.id(), "api AKIDexample");
        scene.settles();
        return scene.fleet(fleet);
    }
}
