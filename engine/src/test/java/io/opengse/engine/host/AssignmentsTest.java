package io.opengse.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionUpdate;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What reports make of sessions. */
class AssignmentsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ProcessId process = host.runs(fleet);

    @Test
    void anOrderThatHasNotArrivedYetIsNoDifference() {
        GameSession session = bed.session(fleet);

        host.reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVATING);
        assertThat(bed.condemnation(process)).isEmpty();
        assertThat(bed.engine().hosts().orders(host.host()).starts()).hasSize(1);
    }

    @Test
    void aSessionItsProcessDidNotTakeIsAnError() {
        GameSession session = bed.session(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        host.failsToStart(process, "UNIMPLEMENTED").reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ERROR);
        assertThat(bed.now(session).reason()).contains("UNIMPLEMENTED");
        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.COMPLETED);
        assertThat(bed.reserved(process)).isFalse();
        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.condemnation(process).orElseThrow().reason()).isEqualTo(EndReason.START_REFUSED);
    }

    @Test
    void theReasonOfAFailureSurvivesTheExitInTheSameReport() {
        GameSession session = bed.session(fleet);

        host.failsToStart(process, "UNIMPLEMENTED")
                .exits(process, EndReason.START_REFUSED, 0)
                .reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ERROR);
        assertThat(bed.now(session).reason()).contains("UNIMPLEMENTED");
        assertThat(bed.condemnation(process)).isEmpty();
    }

    @Test
    void aCrashMakesItsSessionAnErrorAndCompletesItsPlayers() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        host.starts().exits(process, EndReason.CRASHED, 139).reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ERROR);
        assertThat(bed.now(session).reason()).contains("crashed");
        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.COMPLETED);
        assertThat(bed.reserved(process)).isFalse();
    }

    @Test
    void aMissingProcessTakesItsSessionWithIt() {
        GameSession session = bed.activeSession(fleet);

        host.forgets(process).reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ERROR);
    }

    @Test
    void processEndingEndsTheSessionAtOnce() {
        GameSession session = bed.activeSession(fleet);

        host.ends(process, EndReason.ENDED_BY_GAME).reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATED);
        assertThat(bed.reserved(process)).isFalse();
    }

    @Test
    void aProcessThatIsToldToEndKeepsItsSessionWhileItRuns() {
        GameSession session = bed.activeSession(fleet);

        host.starts().ends(process, EndReason.UNHEALTHY).reports();
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);

        host.exits(process, EndReason.UNHEALTHY, 0).reports();
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATED);
    }

    @Test
    void anUnhealthyProcessEndsUnderTheProtectionOfItsSession() {
        GameSession session = bed.activeSession(fleet);
        SessionUpdate protect =
                new SessionUpdate(session.id(), null, null, null, ProtectionPolicy.TIME_LIMIT_PROTECTION, "test");
        bed.engine().sessions().update(protect);

        host.sickens(process).reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(bed.condemnation(process).orElseThrow().killAt())
                .isEqualTo(bed.now().plus(Duration.ofMinutes(60)));
    }

    @Test
    void anUnhealthyProcessWithoutProtectionHasFiveMinutes() {
        bed.activeSession(fleet);

        host.sickens(process).reports();
        host.reports();

        assertThat(bed.condemnation(process).orElseThrow().killAt())
                .isEqualTo(bed.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void aReportFromBeforeTheGameEndedItsSessionHarmsNobody() {
        GameSession session = bed.session(fleet);
        HostReport hosting = host.starts().next();
        bed.engine().sessionCalls().terminate(process, session.id());

        bed.engine().hosts().apply(hosting);

        assertThat(bed.condemnation(process)).isEmpty();
        assertThat(bed.vacant(fleet, process)).isTrue();
    }

    @Test
    void aProcessThatHostsWhatTheBooksDoNotHaveIsToldToEndUnderProtection() {
        Assignment stranger = new Assignment(99, new SessionId("gssess-none"), Assignment.State.HOSTING, "");

        host.sees(process, stranger).reports();

        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.condemnation(process)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.SESSION_UNKNOWN);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void aSessionOnlyItsAgentKnowsToBeOverIsOver() {
        GameSession session = bed.activeSession(fleet);
        Assignment over = new Assignment(session.place().assignment(), session.id(), Assignment.State.OVER, "");

        host.sees(process, over).reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATED);
        assertThat(bed.vacant(fleet, process)).isTrue();
    }

    @Test
    void anOldAssignmentThatIsOverIsNotTheNewOne() {
        GameSession first = bed.activeSession(fleet);
        bed.engine().sessionCalls().terminate(process, first.id());
        GameSession second = bed.session(fleet);
        Assignment over = new Assignment(first.place().assignment(), first.id(), Assignment.State.OVER, "");

        host.sees(process, over).reports();

        assertThat(bed.now(second).status()).isEqualTo(SessionStatus.ACTIVATING);
        assertThat(bed.reserved(process)).isTrue();
    }

    @Test
    void aCondemnedProcessGoesSoonOnceTheSessionOnlyItHadIsOver() {
        SessionId unknown = new SessionId("gssess-none");
        host.sees(process, new Assignment(99, unknown, Assignment.State.HOSTING, ""))
                .reports();

        host.sees(process, new Assignment(99, unknown, Assignment.State.OVER, "")).reports();

        assertThat(bed.condemnation(process).orElseThrow().killAt())
                .isEqualTo(bed.now().plus(Duration.ofSeconds(10)));
    }
}
