package io.opengse.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionCallsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ProcessId process = host.runs(fleet);
    private final SessionCalls calls = bed.engine().sessionCalls();

    @Test
    void activateMakesTheSessionActive() {
        GameSession session = bed.session(fleet);

        calls.activate(process, session.id(), 0);

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(bed.now(session).maxPlayers()).isEqualTo(4);
        assertThat(bed.now(session).times().activated()).isEqualTo(bed.now());
    }

    @Test
    void aSecondActivateChangesNothing() {
        GameSession session = bed.activeSession(fleet);

        calls.activate(process, session.id(), 9);

        assertThat(bed.now(session)).isEqualTo(session);
    }

    @Test
    void activateReplacesTheLimitOfSeats() {
        GameSession session = bed.session(fleet);

        calls.activate(process, session.id(), 9);

        assertThat(bed.now(session).maxPlayers()).isEqualTo(9);
    }

    @Test
    void activateNeverTakesASeatAway() {
        GameSession session = bed.session(fleet);
        bed.joins(session, "alice");
        bed.joins(session, "bob");

        calls.activate(process, session.id(), 1);

        assertThat(bed.now(session).maxPlayers()).isEqualTo(2);
        assertThat(bed.told(EventCode.SESSION_ACTIVE))
                .singleElement()
                .asString()
                .contains("asked for 1 seats");
    }

    @Test
    void activateNeverGoesAboveTheQuota() {
        GameSession session = bed.session(fleet);

        calls.activate(process, session.id(), 100_000);

        assertThat(bed.now(session).maxPlayers()).isEqualTo(200);
    }

    @Test
    void reservedSeatsWaitFromTheActivationOn() {
        GameSession session = bed.session(fleet);
        PlayerSession alice = bed.joins(session, "alice");
        assertThat(alice.acceptBy()).isNull();
        bed.later(Duration.ofSeconds(90));

        calls.activate(process, session.id(), 0);

        assertThat(bed.now(alice).acceptBy()).isEqualTo(bed.now().plusSeconds(60));
    }

    @Test
    void anotherProcessMayNotActivateIt() {
        ProcessId other = host.runs(fleet);
        GameSession session = bed.session(fleet);

        refused(Problem.Denied.class, () -> calls.activate(other, session.id(), 0), other.value(), process.value());
    }

    @Test
    void anUnknownSessionIsNotFound() {
        SessionId unknown = new SessionId("gssess-none");

        refused(Problem.NotFound.class, () -> calls.activate(process, unknown, 0), "gssess-none");
    }

    @Test
    void aSessionThatIsOverCannotBeActivated() {
        GameSession session = bed.session(fleet);
        calls.terminate(process, session.id());

        refused(Problem.Unavailable.class, () -> calls.activate(process, session.id(), 0), "TERMINATED");
    }

    @Test
    void terminateEndsTheSessionAndFreesTheProcess() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        calls.terminate(process, session.id());

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATED);
        assertThat(bed.now(session).players()).isZero();
        assertThat(bed.now(session).times().ended()).isEqualTo(bed.now());
        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.COMPLETED);
        assertThat(bed.reserved(process)).isFalse();
        assertThat(bed.session(fleet).place().process()).isEqualTo(process);
    }

    @Test
    void aSecondTerminateDoesNotEndTheNextSession() {
        GameSession first = bed.activeSession(fleet);
        calls.terminate(process, first.id());
        GameSession second = bed.activeSession(fleet);

        calls.terminate(process, first.id());

        assertThat(bed.now(second).status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(bed.vacant(fleet, process)).isFalse();
    }

    @Test
    void anOutdatedProcessIsToldToEndWhenItsSessionIsOver() {
        GameSession session = bed.activeSession(fleet);
        bed.engine().runtimes().update(fleet.id(), Samples.runtime(new ServerProcess("game2", "", 3)), "test");
        assertThat(bed.condemnation(process)).isEmpty();
        bed.nudged();

        calls.terminate(process, session.id());

        assertThat(bed.condemnation(process)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.RETIRED);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plusSeconds(10));
        });
        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.nudged()).containsExactly(host.host());
    }

    @Test
    void aProtectedProcessLosesItsProtectionWithItsSession() {
        Fleet guarded = bed.fleet(ProtectionPolicy.FULL_PROTECTION);
        ProcessId sick = host.runs(guarded);
        GameSession session = bed.activeSession(guarded);
        host.sickens(sick).reports();
        assertThat(bed.condemnation(sick).orElseThrow().killAt()).isNull();

        calls.terminate(sick, session.id());

        assertThat(bed.condemnation(sick)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.UNHEALTHY);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plusSeconds(10));
        });
    }

    @Test
    void theGameMayCloseItsSessionToNewPlayers() {
        GameSession session = bed.activeSession(fleet);

        calls.updatePolicy(process, session.id(), "DENY_ALL");

        assertThat(bed.now(session).policy()).isEqualTo(JoinPolicy.DENY_ALL);
        refused(Problem.Denied.class, () -> bed.joins(session, "alice"), "DENY_ALL");
    }

    @Test
    void anotherWordForAPolicyIsRefused() {
        GameSession session = bed.activeSession(fleet);

        refused(
                Problem.Invalid.class,
                () -> calls.updatePolicy(process, session.id(), "MAYBE"),
                "ACCEPT_ALL or DENY_ALL");
    }

    private static void refused(Class<? extends Problem> kind, Runnable call, String... words) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(kind))
                .hasMessageContainingAll(words);
    }
}
