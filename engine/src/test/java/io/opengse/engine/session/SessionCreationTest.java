package io.opengse.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionCreationTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();

    @Test
    void anIdleProcessIsReservedAndItsHostIsTold() {
        ProcessId process = host.runs(fleet);
        bed.nudged();

        GameSession session = bed.session(fleet);

        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVATING);
        assertThat(session.place().process()).isEqualTo(process);
        assertThat(session.place().address()).isEqualTo("10.0.0.1");
        assertThat(session.place().port()).isEqualTo(7001);
        assertThat(session.times().activateBy()).isEqualTo(bed.now().plus(Samples.ACTIVATION_TIMEOUT));
        assertThat(session.id().value())
                .matches("qcs::gse:local:uin/100000000001:gameserversession/" + fleet.id()
                        + "/gssess-[0-9a-z]{8}-[0-9a-z]{8}");
        assertThat(bed.reserved(process)).isTrue();
        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.nudged()).containsExactly(host.host());
    }

    @Test
    void theOrderToStartStandsUntilTheSessionIsActive() {
        host.runs(fleet);
        GameSession session = bed.session(fleet);

        assertThat(bed.engine().hosts().orders(host.host()).starts())
                .singleElement()
                .satisfies(order -> assertThat(order.session()).isEqualTo(session));

        bed.engine().sessionCalls().activate(session.place().process(), session.id(), 0);
        assertThat(bed.engine().hosts().orders(host.host()).starts()).isEmpty();
    }

    @Test
    void itsEventSaysWhyThisProcess() {
        ProcessId process = host.runs(fleet);

        bed.session(fleet);

        assertThat(bed.told(EventCode.SESSION_CREATED))
                .singleElement()
                .asString()
                .contains(process.value(), "by weight (5)");
    }

    @Test
    void hostsFillOneAfterAnother() {
        FakeAgent second = bed.host("h2");
        second.runs(fleet);
        host.runs(fleet);
        host.runs(fleet);

        assertThat(List.of(bed.session(fleet), bed.session(fleet), bed.session(fleet)))
                .extracting(session -> session.place().host().value())
                .containsExactly("h1", "h1", "h2");
    }

    @Test
    void hostsOfAFleetThatSpreadsTakeTurns() {
        FakeAgent second = bed.host("h2");
        NewFleet plain = Samples.newFleet();
        Fleet spreading = bed.fleet(new NewFleet(
                Samples.description(Map.of("gse:placing", "spread")),
                plain.runtime(),
                plain.protection(),
                plain.creationLimit(),
                plain.ports()));
        for (FakeAgent each : List.of(host, second, host, second)) {
            each.runs(spreading);
            bed.later(Duration.ofSeconds(1));
        }

        assertThat(List.of(
                        bed.session(spreading), bed.session(spreading), bed.session(spreading), bed.session(spreading)))
                .extracting(session -> session.place().host().value())
                .containsExactly("h1", "h2", "h1", "h2");
    }

    @Test
    void noProcessEverHostsTwoSessions() {
        Set<ProcessId> processes = new HashSet<>();
        for (int index = 0; index < 3; index++) {
            host.runs(fleet);
        }

        for (int index = 0; index < 3; index++) {
            assertThat(processes.add(bed.session(fleet).place().process())).isTrue();
        }
        refused(Problem.Exhausted.class, "no idle process in fleet " + fleet.id(), "3 sessions");
    }

    @Test
    void whyThereWasNoneIsKeptAsAnEvent() {
        host.runs(fleet);
        bed.session(fleet);

        refused(Problem.Exhausted.class, "no idle process");

        assertThat(bed.told(EventCode.SESSION_REFUSED))
                .singleElement()
                .asString()
                .contains("no idle process");
    }

    @Test
    void whoFindsTheHostsAwayIsToldSo() {
        host.runs(fleet);
        bed.session(fleet);
        bed.engine().hosts().disconnected(host.host());

        refused(Problem.Exhausted.class, "none of its hosts is connected", "away: 1, on none: 0");
    }

    @Test
    void aFleetThatIsNotActiveYetIsUnavailable() {
        refused(Problem.Unavailable.class, "is ACTIVATING", "its first process is ready");
    }

    @Test
    void anUnknownFleetIsNotFound() {
        NewSession command = new NewSession(new FleetId("fleet-none"), Samples.request(4), "", "", "test");

        assertThatThrownBy(() -> bed.engine().sessions().create(command)).hasMessageContaining("fleet-none");
    }

    @Test
    void aSessionMayHaveNoSeatsAtAll() {
        host.runs(fleet);

        assertThat(bed.session(fleet, Samples.request(0)).maxPlayers()).isZero();
    }

    @Test
    void moreSeatsThanTheQuotaAreRefused() {
        host.runs(fleet);

        assertThatThrownBy(() -> bed.session(fleet, Samples.request(201)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem()).isInstanceOf(Problem.LimitReached.class))
                .hasMessageContaining("201")
                .hasMessageContaining("200");
    }

    @Test
    void aHostThatActivatesEnoughIsPassedOver() {
        FakeAgent second = bed.host("h2");
        Fleet slow = bed.fleet(Samples.newFleet(
                Protection.NONE, new RuntimeConfiguration(List.of(Samples.GAME), Samples.ACTIVATION_TIMEOUT, 1)));
        for (int index = 0; index < 12; index++) {
            host.runs(slow);
        }
        second.runs(slow);

        assertThat(bed.session(slow).place().host()).isEqualTo(host.host());
        assertThat(bed.session(slow).place().host()).isEqualTo(second.host());
        assertThatThrownBy(() -> bed.session(slow)).hasMessageContaining("already activate 1 sessions at once");
    }

    @Test
    void aCreatorMayOnlyCreateSoManyPerPeriod() {
        Fleet limited = limited();
        SessionRequest request = new SessionRequest("duel", 4, Map.of(), "", "carol", "");
        bed.session(limited, request);
        bed.session(limited, request);

        assertThatThrownBy(() -> bed.session(limited, request))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem()).isInstanceOf(Problem.LimitReached.class))
                .hasMessageContaining("carol")
                .hasMessageContaining("2 per 3 minutes");
        bed.later(Duration.ofMinutes(3));
        assertThat(bed.session(limited, request).status()).isEqualTo(SessionStatus.ACTIVATING);
    }

    @Test
    void nobodyInParticularIsNotLimited() {
        Fleet limited = limited();

        for (int index = 0; index < 3; index++) {
            assertThat(bed.session(limited).status()).isEqualTo(SessionStatus.ACTIVATING);
        }
    }

    private Fleet limited() {
        NewFleet plain = Samples.newFleet();
        Fleet limited = bed.fleet(new NewFleet(
                plain.description(), plain.runtime(), plain.protection(), CreationLimit.STANDARD, plain.ports()));
        for (int index = 0; index < 3; index++) {
            host.runs(limited);
        }
        return limited;
    }

    private void refused(Class<? extends Problem> kind, String... words) {
        assertThatThrownBy(() -> bed.session(fleet))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(kind))
                .hasMessageContainingAll(words);
    }
}
