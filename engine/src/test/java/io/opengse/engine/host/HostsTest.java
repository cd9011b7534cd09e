package io.opengse.engine.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Connections: who takes sessions, who is away, who is lost, and what happens when they come back. */
class HostsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ProcessId process = host.runs(fleet);
    private final Hosts hosts = bed.engine().hosts();

    @Test
    void aHostThatIsAwayGetsNoSessionsAndKeepsThoseItHas() {
        GameSession session = bed.activeSession(fleet);
        ProcessId idle = host.runs(fleet);

        hosts.disconnected(host.host());

        assertThat(status()).isEqualTo(HostStatus.AWAY);
        assertThat(bed.vacant(fleet, idle)).isFalse();
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void aHostThatComesBackTakesSessionsFromItsFirstReportOn() {
        hosts.disconnected(host.host());

        hosts.connected(new Arrival(host.host(), "local", "10.0.0.1", false, "1.0"));
        assertThat(bed.vacant(fleet, process)).isFalse();

        host.reports();
        assertThat(status()).isEqualTo(HostStatus.CONNECTED);
        assertThat(bed.vacant(fleet, process)).isTrue();
    }

    @Test
    void itsAgentCountsOnFromTheLastReportApplied() {
        long last = host.reports();

        Welcome welcome = hosts.connected(new Arrival(host.host(), "local", "10.0.0.1", false, "1.0"));

        assertThat(welcome.lastReport()).isEqualTo(last);
    }

    @Test
    void aReportRepeatedOnANewStreamBringsTheHostBack() {
        HostReport last = host.next();
        hosts.apply(last);
        hosts.disconnected(host.host());

        hosts.apply(last);

        assertThat(bed.vacant(fleet, process)).isTrue();
    }

    @Test
    void aReservedProcessIsNotVacantWhenItsHostComesBack() {
        bed.session(fleet);
        hosts.disconnected(host.host());

        host.connects();

        assertThat(bed.vacant(fleet, process)).isFalse();
    }

    @Test
    void aSignOfLifeIsEnoughToBeBack() {
        hosts.disconnected(host.host());

        hosts.seen(host.host());

        assertThat(status()).isEqualTo(HostStatus.CONNECTED);
        assertThat(bed.vacant(fleet, process)).isTrue();
    }

    @Test
    void signsOfLifeAreWrittenEveryFiveSecondsOnly() {
        bed.later(Duration.ofSeconds(4));
        hosts.seen(host.host());
        assertThat(only().lastSeen()).isEqualTo(Samples.NOW);

        bed.later(Duration.ofSeconds(1));
        hosts.seen(host.host());
        assertThat(only().lastSeen()).isEqualTo(bed.now());
    }

    @Test
    void aSilentHostIsAway() {
        passes(Duration.ofSeconds(50));

        assertThat(status()).isEqualTo(HostStatus.AWAY);
        assertThat(bed.vacant(fleet, process)).isFalse();
    }

    @Test
    void aHostThatIsAwayForTooLongIsLostWithItsSessions() {
        GameSession session = bed.activeSession(fleet);

        passes(Duration.ofMinutes(9));
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);
        passes(Duration.ofMinutes(2));

        assertThat(status()).isEqualTo(HostStatus.LOST);
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ERROR);
        assertThat(bed.now(session).reason()).startsWith("host lost");
        assertThat(bed.reserved(process)).isFalse();
        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.TERMINATED);
        assertThat(bed.told(EventCode.HOST_LOST)).hasSize(1);
    }

    @Test
    void whileWeSleptNobodyIsLost() {
        GameSession session = bed.activeSession(fleet);

        bed.sweepAfter(Duration.ofHours(8));
        passes(Duration.ofSeconds(20));

        assertThat(status()).isEqualTo(HostStatus.CONNECTED);
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void anIdleProcessOfALostHostIsTakenBack() {
        passes(Duration.ofMinutes(11));

        host.connects();

        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.ACTIVE);
        assertThat(bed.process(process).end()).isNull();
        assertThat(bed.vacant(fleet, process)).isTrue();
        assertThat(bed.told(EventCode.PROCESS_NOTICE))
                .singleElement()
                .asString()
                .contains("runs after all");
    }

    @Test
    void aProcessThatStillHostsWhatWasGivenUpEndsUnderItsProtection() {
        Fleet guarded = bed.fleet(ProtectionPolicy.TIME_LIMIT_PROTECTION);
        ProcessId guardedProcess = host.runs(guarded);
        GameSession session = bed.session(guarded);
        host.starts().reports();
        bed.engine().sessionCalls().activate(guardedProcess, session.id(), 0);
        passes(Duration.ofMinutes(11));

        host.connects();

        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ERROR);
        assertThat(bed.vacant(guarded, guardedProcess)).isFalse();
        assertThat(bed.condemnation(guardedProcess)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.SESSION_UNKNOWN);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plus(Duration.ofMinutes(60)));
        });
    }

    @Test
    void aProcessWhoseEndWasOrderedBeforeItsHostWasLostIsNotGivenAnotherSession() {
        GameSession session = bed.session(fleet);
        host.starts().reports();
        bed.engine().sessions().endWithProcess(session.id(), "api");
        passes(Duration.ofMinutes(11));
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.TERMINATED);

        host.connects();

        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.condemnation(process).orElseThrow().reason()).isEqualTo(EndReason.SESSION_UNKNOWN);
    }

    @Test
    void aProcessThatWasToldToEndBeforeItsHostWasLostIsToldAgain() {
        bed.engine().processes().condemn(process, EndReason.SCALED_IN, "test");
        host.ends(process, EndReason.SCALED_IN).reports();
        passes(Duration.ofMinutes(11));
        assertThat(bed.condemnation(process)).isEmpty();

        host.connects();

        assertThat(bed.condemnation(process)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.SCALED_IN);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plusSeconds(10));
        });
    }

    @Test
    void whatItsGameEndsNeedsNoOrder() {
        host.ends(process, EndReason.ENDED_BY_GAME).reports();

        assertThat(bed.condemnation(process)).isEmpty();
    }

    @Test
    void theHostOfAnInstanceRunsWhatTheFleetSays() {
        assertThat(bed.engine().instances().desired(host.host()))
                .singleElement()
                .satisfies(desired -> {
                    assertThat(desired.fleet()).isEqualTo(fleet.id());
                    assertThat(desired.directory()).isEqualTo("/srv/arena");
                    assertThat(desired.launches()).containsExactly(Samples.GAME);
                    assertThat(desired.sdkErrors()).isEmpty();
                });
    }

    @Test
    void theHostOfANewFleetsInstanceIsTold() {
        bed.nudged();

        bed.fleet();

        assertThat(bed.nudged()).containsExactly(host.host());
    }

    /** Without a word from the host, and with the sweeper awake. */
    private void passes(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minusSeconds(10)) {
            bed.sweepAfter(Duration.ofSeconds(10));
        }
    }

    private HostStatus status() {
        return only().status();
    }

    private Host only() {
        return hosts.list().getFirst();
    }
}
