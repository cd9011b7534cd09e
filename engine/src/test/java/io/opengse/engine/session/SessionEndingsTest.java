package io.opengse.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.EndReason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ends that do not come from the game. */
class SessionEndingsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ProcessId process = host.runs(fleet);

    @Test
    void anOperatorEndsASessionWithItsPlayersAndItsProcess() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        bed.engine().sessions().endWithProcess(session.id(), "api");

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATING);
        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.COMPLETED);
        assertThat(bed.condemnation(process)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.OPERATOR);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plusSeconds(10));
        });
        assertThat(bed.engine().hosts().orders(host.host()).ends()).hasSize(1);
    }

    @Test
    void askingAgainWhileItEndsChangesNothing() {
        GameSession session = bed.activeSession(fleet);
        bed.engine().sessions().endWithProcess(session.id(), "api");
        bed.later(Duration.ofSeconds(3));

        bed.engine().sessions().endWithProcess(session.id(), "api");

        assertThat(bed.condemnation(process).orElseThrow().killAt()).isEqualTo(Samples.NOW.plusSeconds(10));
        assertThat(bed.told(EventCode.SESSION_END_REQUESTED)).hasSize(1);
    }

    @Test
    void theSessionIsOverWhenItsProcessIsGone() {
        GameSession session = bed.activeSession(fleet);
        bed.engine().sessions().endWithProcess(session.id(), "api");

        host.exits(process, EndReason.OPERATOR, 0).reports();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATED);
        assertThat(bed.condemnation(process)).isEmpty();
        assertThat(bed.reserved(process)).isFalse();
    }

    @Test
    void itCanBeNamedByWherePlayersConnect() {
        GameSession session = bed.activeSession(fleet);

        bed.engine().sessions().endWithProcess("10.0.0.1", session.place().port(), "api");

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATING);
    }

    @Test
    void whereNoSessionIsNothingIsEnded() {
        assertThatThrownBy(() -> bed.engine().sessions().endWithProcess("10.0.0.1", 7001, "api"))
                .hasMessageContaining("10.0.0.1:7001");
        assertThatThrownBy(() -> bed.engine().sessions().endWithProcess(new SessionId("none"), "api"))
                .hasMessageContaining("none");
    }

    @Test
    void aFullyProtectedSessionIsNotEndedFromOutside() {
        GameSession session = bed.activeSession(fleet);
        SessionUpdate protect =
                new SessionUpdate(session.id(), null, null, null, ProtectionPolicy.FULL_PROTECTION, "test");
        bed.engine().sessions().update(protect);

        assertThatThrownBy(() -> bed.engine().sessions().endWithProcess(session.id(), "api"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(Problem.Denied.class))
                .hasMessageContaining("FullProtection");
    }

    @Test
    void anOperatorCanInsistEvenAgainstProtection() {
        bed.engine().processes().condemn(process, EndReason.OPERATOR, "console");

        assertThat(bed.condemnation(process).orElseThrow().killAt())
                .isEqualTo(bed.now().plusSeconds(10));
        assertThat(bed.vacant(fleet, process)).isFalse();
    }

    @Test
    void aSessionThatIsNotActivatedInTimeIsTerminatedAndItsProcessEnds() {
        GameSession session = bed.session(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        bed.sweepAfter(Samples.ACTIVATION_TIMEOUT);

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATED);
        assertThat(bed.now(session).reason()).startsWith("activation timeout");
        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.COMPLETED);
        assertThat(bed.told(EventCode.GAME_SESSION_ACTIVATION_TIMEOUT)).hasSize(1);
        assertThat(bed.reserved(process)).isFalse();
        assertThat(bed.condemnation(process)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.ACTIVATION_TIMEOUT);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void aProcessCondemnedForItsLatenessKeepsItsTimeAndItsSecret() {
        bed.session(fleet);
        bed.sweepAfter(Samples.ACTIVATION_TIMEOUT);
        var before = bed.condemnation(process);
        bed.later(Duration.ofSeconds(1));

        host.starts().reports();

        assertThat(bed.condemnation(process)).isEqualTo(before);
        assertThat(bed.vacant(fleet, process)).isFalse();
    }

    @Test
    void aSessionThatIsInTimeIsLeftAlone() {
        GameSession session = bed.session(fleet);

        bed.sweepAfter(Samples.ACTIVATION_TIMEOUT.minusMillis(1));

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVATING);
    }

    @Test
    void aSessionThatStandsEmptyForTooLongIsEnded() {
        Fleet tidy = tidy();
        ProcessId tidied = host.runs(tidy);
        GameSession session = bed.activeSession(tidy);

        bed.sweepAfter(Duration.ofMinutes(10));
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);
        bed.sweepAfter(Duration.ofSeconds(5));

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATING);
        assertThat(bed.now(session).reason()).contains("nobody has been in it for 10 minutes");
        assertThat(bed.condemnation(tidied).orElseThrow().killAt())
                .isEqualTo(bed.now().plus(Duration.ofMinutes(5)));
    }

    @Test
    void aSessionWithAPlayerIsNotEmpty() {
        Fleet tidy = tidy();
        ProcessId tidied = host.runs(tidy);
        GameSession session = bed.activeSession(tidy);
        PlayerSession alice = bed.joins(session, "alice");
        bed.engine().players().accept(tidied, session.id(), alice.id());

        bed.sweepAfter(Duration.ofMinutes(30));
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);

        bed.engine().players().remove(tidied, session.id(), alice.id());
        bed.sweepAfter(Duration.ofMinutes(11));
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATING);
    }

    private Fleet tidy() {
        NewFleet plain = Samples.newFleet();
        return bed.fleet(new NewFleet(
                Samples.description(Map.of(FleetDescription.EMPTY_SESSION_MINUTES, "10")),
                plain.runtime(),
                plain.protection(),
                plain.creationLimit(),
                plain.ports()));
    }
}
