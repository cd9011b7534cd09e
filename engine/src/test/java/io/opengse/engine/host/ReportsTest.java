package io.opengse.engine.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.ProcessStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mirror: what reports make of processes, fleets and events. */
class ReportsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();

    @Test
    void aLaunchedProcessIsMirrored() {
        ProcessId process = host.launches(fleet, Samples.GAME.launchKey());

        host.reports();

        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.ACTIVATING);
        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.told(EventCode.PROCESS_LAUNCHED))
                .singleElement()
                .asString()
                .contains("game --port 7000");
    }

    @Test
    void theFirstReadyProcessMakesTheFleetActive() {
        assertThat(fleet.status()).isEqualTo(FleetStatus.ACTIVATING);

        ProcessId process = host.runs(fleet);

        assertThat(bed.now(fleet).status()).isEqualTo(FleetStatus.ACTIVE);
        assertThat(bed.told(EventCode.FLEET_STATE_ACTIVE)).hasSize(1);
        assertThat(bed.told(EventCode.PROCESS_READY)).singleElement().asString().contains("7001", "9001");
        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.ACTIVE);
        assertThat(bed.vacant(fleet, process)).isTrue();
    }

    @Test
    void theSameReportAgainChangesNothing() {
        ProcessId process = host.launches(fleet, Samples.GAME.launchKey());
        HostReport report = host.readies(process).next();
        bed.engine().hosts().apply(report);
        var before = List.of(bed.process(process), bed.told(EventCode.PROCESS_READY));

        long acknowledged = bed.engine().hosts().apply(report);

        assertThat(acknowledged).isEqualTo(report.number());
        assertThat(List.of(bed.process(process), bed.told(EventCode.PROCESS_READY)))
                .isEqualTo(before);
    }

    @Test
    void anOlderReportChangesNothing() {
        ProcessId process = host.launches(fleet, Samples.GAME.launchKey());
        HostReport old = host.next();
        host.readies(process).reports();

        bed.engine().hosts().apply(old);

        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.ACTIVE);
    }

    @Test
    void aHostThatNeverSaidHelloIsRefused() {
        HostReport report = new HostReport(new HostId("h9"), 1, List.of(), List.of(), List.of());

        assertThatThrownBy(() -> bed.engine().hosts().apply(report)).hasMessageContaining("h9");
    }

    @Test
    void aCrashIsTold() {
        ProcessId process = host.runs(fleet);

        host.exits(process, EndReason.CRASHED, 139).reports();

        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.TERMINATED);
        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.told(EventCode.SERVER_PROCESS_CRASHED))
                .singleElement()
                .asString()
                .contains("exit code 139");
    }

    @Test
    void gseHasItsOwnWordsForSomeEnds() {
        host.exits(host.launches(fleet, "a"), EndReason.READY_TIMEOUT, 137);
        host.exits(host.launches(fleet, "b"), EndReason.LAUNCH_FAILED, -1);
        host.exits(host.launches(fleet, "c"), EndReason.ENDED_BY_GAME, 0);

        host.reports();

        assertThat(bed.told(EventCode.SERVER_PROCESS_PROCESS_READY_TIMEOUT)).hasSize(1);
        assertThat(bed.told(EventCode.SERVER_PROCESS_PULL_FAILED)).hasSize(1);
        assertThat(bed.told(EventCode.PROCESS_EXITED)).hasSize(1);
    }

    @Test
    void anExitIsToldOnceHoweverOftenItIsReported() {
        ProcessId process = host.runs(fleet);

        host.exits(process, EndReason.CRASHED, 1).reports();
        host.reports();
        host.forgets(process).reports();

        assertThat(bed.told(EventCode.SERVER_PROCESS_CRASHED)).hasSize(1);
    }

    @Test
    void aProcessMissingFromAFullReportIsGone() {
        ProcessId process = host.runs(fleet);

        host.forgets(process).reports();

        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.TERMINATED);
        assertThat(bed.vacant(fleet, process)).isFalse();
    }

    @Test
    void aProcessOfAnotherHostIsLeftAlone() {
        ProcessId process = host.runs(fleet);
        FakeAgent liar = bed.host("h2").claims(process, fleet.id());

        liar.reports();
        liar.reports();

        assertThat(bed.process(process).host()).isEqualTo(host.host());
        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.ACTIVE);
        assertThat(bed.told(EventCode.PROCESS_NOTICE))
                .singleElement()
                .asString()
                .contains("runs on host h1");
    }

    @Test
    void anIdIsNeverUsedTwice() {
        ProcessId process = host.runs(fleet);
        host.exits(process, EndReason.CRASHED, 1).reports();

        host.readies(process).reports();

        assertThat(bed.process(process).status()).isEqualTo(ProcessStatus.TERMINATED);
        assertThat(bed.told(EventCode.PROCESS_NOTICE))
                .singleElement()
                .asString()
                .contains("new id");
    }

    @Test
    void aProcessOfAFleetNobodyKnowsIsLeftAlone() {
        ProcessId process = new ProcessId("proc-x");

        host.claims(process, new FleetId("fleet-gone")).reports();

        assertThat(bed.engine().processes().find(process)).isEmpty();
        assertThat(bed.told(EventCode.PROCESS_NOTICE))
                .singleElement()
                .asString()
                .contains("fleet-gone");
    }

    @Test
    void anUnhealthyIdleProcessIsToldToEndSoon() {
        ProcessId process = host.runs(fleet);
        bed.nudged();

        host.sickens(process).reports();

        assertThat(bed.vacant(fleet, process)).isFalse();
        assertThat(bed.told(EventCode.PROCESS_UNHEALTHY))
                .singleElement()
                .asString()
                .contains("no answer");
        assertThat(bed.condemnation(process)).hasValueSatisfying(condemned -> {
            assertThat(condemned.reason()).isEqualTo(EndReason.UNHEALTHY);
            assertThat(condemned.killAt()).isEqualTo(bed.now().plusSeconds(10));
        });
        assertThat(bed.nudged()).containsExactly(host.host());
    }

    @Test
    void whatWasKilledAtItsDeadlineIsSaidToBe() {
        ProcessId process = host.runs(fleet);
        bed.engine().processes().condemn(process, EndReason.OPERATOR, "console");
        bed.later(Duration.ofSeconds(10));

        host.exits(process, EndReason.OPERATOR, 137).reports();

        assertThat(bed.told(EventCode.SERVER_PROCESS_FORCE_TERMINATED)).hasSize(1);
        assertThat(bed.condemnation(process)).isEmpty();
    }

    @Test
    void everyNoticeIsKeptOnce() {
        Notice known = new Notice(1, bed.now(), fleet.id(), null, "SERVER_PROCESS_INVALID_PATH", "no such file");
        Notice unknown = new Notice(2, bed.now(), fleet.id(), null, "PORT_TWICE", "two games on 7001");

        host.notices(known).reports();
        host.notices(unknown).reports();

        assertThat(bed.told(EventCode.SERVER_PROCESS_INVALID_PATH)).containsExactly("no such file");
        assertThat(bed.told(EventCode.PROCESS_NOTICE)).containsExactly("PORT_TWICE: two games on 7001");
    }

    @Test
    void aTroubleIsToldOnceWhileItIsTheSame() {
        host.isInTrouble(new LaunchTrouble(fleet.id(), "game\n", 3, bed.now().plusSeconds(8), "exit code 1"));

        host.reports();
        host.reports();

        assertThat(bed.told(EventCode.FLEET_ACTIVATION_FAILED))
                .singleElement()
                .asString()
                .contains("3 failures in a row", "exit code 1");
    }
}
