package io.opengse.engine.explain;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.host.Assignment;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Why does this session not start, why can nobody join it, why has it ended? */
final class SessionSituations {
    private SessionSituations() {}

    static List<Situation> all() {
        return List.of(
                new Situation("session waits for its game to activate it", scene -> scene.session(created(scene))),
                new Situation("session's host is away before its game was told", SessionSituations::hostAway),
                new Situation("session was not activated in time", SessionSituations::late),
                new Situation("session takes players", SessionSituations::open),
                new Situation("player is refused by a full session", SessionSituations::full),
                new Situation("player is refused by DENY_ALL", SessionSituations::denied),
                new Situation("player did not come in time", SessionSituations::seatExpired),
                new Situation("player comes too late and is not accepted", SessionSituations::acceptedTooLate),
                new Situation("player is accepted before the session is active", SessionSituations::acceptedTooEarly),
                new Situation("player is refused by a session that is over", SessionSituations::joinedTooLate),
                new Situation("session was ended by its game", SessionSituations::endedByGame),
                new Situation("session ended with ProcessEnding", SessionSituations::processEnding),
                new Situation("session's process crashed", scene -> exited(scene, EndReason.CRASHED, 139)),
                new Situation(
                        "session's process was killed by somebody", scene -> exited(scene, EndReason.CRASHED, 137)),
                new Situation("session's agent was stopped", scene -> exited(scene, EndReason.AGENT_STOPPED, 143)),
                new Situation("session was ended on request", SessionSituations::requested),
                new Situation(
                        "session was ended on request, and its process has gone", SessionSituations::requestedAndGone),
                new Situation("session stood empty for too long", SessionSituations::empty),
                new Situation("session will end because it is empty", SessionSituations::willBeEmpty),
                new Situation("session was not taken by its process", SessionSituations::notTaken),
                new Situation("session's host was lost", SessionSituations::hostLost),
                new Situation("session's pod was evicted", SessionSituations::evicted),
                new Situation("session of a placement that was stopped", SessionSituations::unwanted),
                new Situation("session is fully protected", SessionSituations::protectedFully),
                new Situation("session is seen to end by its agent only", SessionSituations::seenByAgent),
                new Situation("session lives on an unhealthy process", SessionSituations::unhealthy));
    }

    private static GameSession created(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        return scene.bed.session(fleet);
    }

    private static GameSession active(Scene scene) {
        return active(scene, scene.host("h1"), scene.fleet());
    }

    private static GameSession active(Scene scene, FakeAgent host, Fleet fleet) {
        host.runs(fleet);
        GameSession session = scene.bed.session(fleet, Samples.request(1));
        host.starts().reports();
        scene.bed.engine().sessionCalls().activate(session.place().process(), session.id(), 0);
        return session;
    }

    private static Explanation hostAway(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        GameSession session = scene.bed.session(fleet);
        scene.leaves(host);
        return scene.session(session);
    }

    private static Explanation late(Scene scene) {
        GameSession session = created(scene);
        scene.bed.sweepAfter(Samples.ACTIVATION_TIMEOUT.plusSeconds(1));
        return scene.session(session);
    }

    private static Explanation open(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        GameSession session = scene.bed.activeSession(fleet);
        scene.bed.joins(session, "ann");
        return scene.session(session);
    }

    private static Explanation full(Scene scene) {
        GameSession session = active(scene);
        scene.bed.joins(session, "ann");
        scene.refused(() -> scene.bed.joins(session, "bob"));
        return scene.session(session);
    }

    private static Explanation denied(Scene scene) {
        GameSession session = active(scene);
        scene.bed.engine().sessionCalls().updatePolicy(session.place().process(), session.id(), "DENY_ALL");
        scene.refused(() -> scene.bed.joins(session, "bob"));
        return scene.session(session);
    }

    private static Explanation seatExpired(Scene scene) {
        GameSession session = active(scene);
        scene.bed.joins(session, "ann");
        scene.bed.sweepAfter(Duration.ofSeconds(61));
        return scene.session(session);
    }

    private static Explanation acceptedTooLate(Scene scene) {
        GameSession session = active(scene);
        PlayerSession seat = scene.bed.joins(session, "ann");
        scene.bed.later(Duration.ofSeconds(61));
        scene.refused(() -> scene.bed.engine().players().accept(session.place().process(), session.id(), seat.id()));
        return scene.session(session);
    }

    private static Explanation acceptedTooEarly(Scene scene) {
        GameSession session = created(scene);
        PlayerSession seat = scene.bed.joins(session, "ann");
        scene.refused(() -> scene.bed.engine().players().accept(session.place().process(), session.id(), seat.id()));
        return scene.session(session);
    }

    private static Explanation joinedTooLate(Scene scene) {
        GameSession session = active(scene);
        scene.bed.engine().sessionCalls().terminate(session.place().process(), session.id());
        scene.refused(() -> scene.bed.joins(session, "bob"));
        return scene.session(session);
    }

    private static Explanation endedByGame(Scene scene) {
        GameSession session = active(scene);
        scene.bed.engine().sessionCalls().terminate(session.place().process(), session.id());
        return scene.session(session);
    }

    private static Explanation processEnding(Scene scene) {
        FakeAgent host = scene.host("h1");
        GameSession session = active(scene, host, scene.fleet());
        host.ends(session.place().process(), EndReason.ENDED_BY_GAME).reports();
        return scene.session(session);
    }

    private static Explanation exited(Scene scene, EndReason reason, int code) {
        FakeAgent host = scene.host("h1");
        GameSession session = active(scene, host, scene.fleet());
        host.exits(session.place().process(), reason, code).reports();
        return scene.session(session);
    }

    private static Explanation requested(Scene scene) {
        GameSession session = active(scene);
        scene.bed.engine().sessions().endWithProcess(session.id(), "api AKIDexample");
        return scene.session(session);
    }

    private static Explanation requestedAndGone(Scene scene) {
        FakeAgent host = scene.host("h1");
        GameSession session = active(scene, host, scene.fleet());
        scene.bed.engine().sessions().endWithProcess(session.id(), "api AKIDexample");
        scene.bed.later(Duration.ofSeconds(11));
        host.exits(session.place().process(), EndReason.OPERATOR, 137).reports();
        return scene.session(session);
    }

    private static Explanation empty(Scene scene) {
        GameSession session = emptying(scene);
        scene.bed.sweepAfter(Duration.ofMinutes(11));
        return scene.session(session);
    }

    private static Explanation willBeEmpty(Scene scene) {
        GameSession session = emptying(scene);
        scene.bed.sweepAfter(Duration.ofMinutes(5));
        return scene.session(session);
    }

    private static GameSession emptying(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleetWith(
                Map.of(FleetDescription.EMPTY_SESSION_MINUTES, "10"), new CreationLimit(0, Duration.ofMinutes(3)));
        return active(scene, host, fleet);
    }

    private static Explanation notTaken(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        host.runs(fleet);
        GameSession session = scene.bed.session(fleet);
        host.failsToStart(session.place().process(), "OnStartGameServerSession answered UNIMPLEMENTED")
                .reports();
        return scene.session(session);
    }

    private static Explanation hostLost(Scene scene) {
        FakeAgent host = scene.host("h1");
        GameSession session = active(scene, host, scene.fleet());
        scene.leaves(host);
        for (int minute = 0; minute < 44; minute++) {
            scene.bed.sweepAfter(Duration.ofSeconds(15));
        }
        return scene.session(session);
    }

    private static Explanation evicted(Scene scene) {
        FakeAgent host = scene.host("h1");
        GameSession session = active(scene, host, scene.fleet());
        String why = "its pod has ended: Failed, Evicted: The node was low on resource: memory.";
        scene.bed.engine().hostLosses().gone(host.host(), why, "kubernetes");
        return scene.session(session);
    }

    private static Explanation unwanted(Scene scene) {
        FakeAgent host = scene.host("h1");
        Fleet fleet = scene.fleet();
        scene.queue(List.of(), Scene.arn("local", fleet));
        host.runs(fleet);
        scene.starts("p1");
        GameSession session = scene.placed("p1");
        scene.bed.engine().placements().stop(new PlacementId("p1"), "api AKIDexample");
        return scene.session(session);
    }

    private static Explanation protectedFully(Scene scene) {
        FakeAgent host = scene.host("h1");
        return scene.session(active(scene, host, scene.bed.fleet(ProtectionPolicy.FULL_PROTECTION)));
    }

    private static Explanation seenByAgent(Scene scene) {
        FakeAgent host = scene.host("h1");
        GameSession session = active(scene, host, scene.fleet());
        host.sees(
                        session.place().process(),
                        new Assignment(session.place().assignment(), session.id(), Assignment.State.OVER, ""))
                .reports();
        return scene.session(session);
    }

    private static Explanation unhealthy(Scene scene) {
        FakeAgent host = scene.host("h1");
        GameSession session = active(scene, host, scene.fleet());
        host.sickens(session.place().process()).reports();
        scene.bed.later(Duration.ofMinutes(5));
        host.exits(session.place().process(), EndReason.UNHEALTHY, 137).reports();
        return scene.session(session);
    }
}
