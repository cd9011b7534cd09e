package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.process.ProcessEvent;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.link.Assignment;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.Notice;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.ProcessReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportingTest {
    private final LoopDriver driver = new LoopDriver();

    @Test
    void nothingIsReportedBeforeTheLinkIsUp() {
        driver.ready();

        assertThat(driver.all(AgentEffect.SendReport.class)).isEmpty();
    }

    @Test
    void theFirstReportTellsTheWholeTruth() {
        String processId = driver.hosting("session-1");

        driver.linkUp();

        ProcessReport process = driver.reported(processId);
        assertThat(process.getPhase()).isEqualTo(Phase.READY);
        assertThat(process.getFleetId()).isEqualTo(LoopDriver.FLEET);
        assertThat(process.getLaunchKey()).isEqualTo(LoopDriver.KEY);
        assertThat(process.getClientPort()).isEqualTo(7000);
        assertThat(process.getHealthy()).isTrue();
        assertThat(process.getAssignment().getState()).isEqualTo(Assignment.State.HOSTING);
        assertThat(process.getAssignment().getSessionId()).isEqualTo("session-1");
    }

    @Test
    void oneReportIsUnderWayAtATime() {
        String processId = driver.ready();
        driver.linkUp();
        long first = driver.lastReport().getNumber();
        driver.clear();

        for (int count = 1; count <= 5; count++) {
            driver.call(processId, counts(count));
        }
        assertThat(driver.all(AgentEffect.SendReport.class)).isEmpty();
        driver.handle(new AgentEvent.ReportAcknowledged(first));

        assertThat(driver.all(AgentEffect.SendReport.class)).hasSize(1);
        assertThat(driver.reported(processId).getCurrentCustomCount()).isEqualTo(5);
    }

    @Test
    void countsThatKeepChangingAreReportedNowAndThen() {
        String processId = driver.ready();
        driver.linkUp();
        driver.acknowledge();
        driver.call(processId, counts(1));
        driver.acknowledge();
        driver.clear();

        driver.call(processId, counts(2));
        driver.call(processId, counts(3));
        assertThat(driver.all(AgentEffect.SendReport.class)).isEmpty();
        driver.pass(ReportBook.LITTLE_THINGS_APART);

        assertThat(driver.all(AgentEffect.SendReport.class)).hasSize(1);
        assertThat(driver.reported(processId).getCurrentCustomCount()).isEqualTo(3);
    }

    @Test
    void whateverElseChangesIsReportedWithTheCountsAtOnce() {
        String processId = driver.ready();
        driver.linkUp();
        driver.acknowledge();
        driver.call(processId, counts(1));
        driver.acknowledge();
        driver.call(processId, counts(2));

        driver.handle(new AgentEvent.OfProcess(processId, new ProcessEvent.Gone(0)));

        assertThat(driver.reported(processId).getPhase()).isEqualTo(Phase.EXITED);
        assertThat(driver.reported(processId).getCurrentCustomCount()).isEqualTo(2);
    }

    @Test
    void whatDoesNotChangeIsNotReportedAgain() {
        String processId = driver.ready();
        driver.linkUp();
        driver.acknowledge();
        driver.clear();

        driver.ready(processId, 7000);
        driver.pass(Duration.ofSeconds(59));

        assertThat(driver.all(AgentEffect.SendReport.class)).isEmpty();
    }

    @Test
    void reportNumbersGoOnFromTheHighestTheServerHasSeen() {
        long seen = driver.now.toEpochMilli() + 41;
        driver.handle(new AgentEvent.LinkUp(seen));
        assertThat(driver.lastReport().getNumber()).isEqualTo(seen + 1);

        driver.handle(new AgentEvent.LinkDown());
        driver.handle(new AgentEvent.LinkUp(7));
        assertThat(driver.lastReport().getNumber()).isEqualTo(seen + 2);
    }

    @Test
    void aLateReportOfTheAgentBeforeIsNeverTakenForOneOfOurs() {
        driver.linkUp();
        long lateOne = driver.lastReport().getNumber();

        LoopDriver next = new LoopDriver();
        next.now = driver.now.plusMillis(200);
        next.linkUp();

        assertThat(next.lastReport().getNumber()).isGreaterThan(lateOne);
    }

    @Test
    void anExitedProcessStaysUntilAReportThatShowedItIsAcknowledged() {
        String processId = driver.ready();
        driver.linkUp();

        driver.tell(processId, new ProcessEvent.Gone(3));
        driver.acknowledge();
        assertThat(driver.reported(processId).getPhase()).isEqualTo(Phase.EXITED);
        assertThat(driver.reported(processId).getExit().getCode()).isEqualTo(3);
        assertThat(driver.reported(processId).getEndReason()).isEqualTo(EndReason.CRASHED);
        assertThat(driver.all(AgentEffect.Forget.class)).isEmpty();

        driver.acknowledge();
        assertThat(driver.all(AgentEffect.Forget.class)).containsExactly(new AgentEffect.Forget(processId));
    }

    @Test
    void anAcknowledgementLostWithItsStreamIsWaitedForAgain() {
        String processId = driver.ready();
        driver.linkUp();
        driver.acknowledge();
        driver.tell(processId, new ProcessEvent.Gone(3));
        driver.handle(new AgentEvent.LinkDown());

        driver.linkUp();

        assertThat(driver.reported(processId).getPhase()).isEqualTo(Phase.EXITED);
    }

    @Test
    void aServerThatDoesNotAcknowledgeIsSentANewReport() {
        driver.linkUp();
        long unanswered = driver.lastReport().getNumber();
        driver.clear();

        driver.pass(Duration.ofSeconds(10));

        assertThat(driver.all(AgentEffect.SendReport.class)).hasSize(1);
        assertThat(driver.lastReport().getNumber()).isEqualTo(unanswered + 1);
    }

    @Test
    void anOldAcknowledgementSaysNothingAboutALaterReport() {
        String processId = driver.ready();
        driver.linkUp();
        long first = driver.lastReport().getNumber();
        driver.acknowledge();
        driver.tell(processId, new ProcessEvent.Gone(3));
        driver.handle(new AgentEvent.ReportAcknowledged(first));

        assertThat(driver.all(AgentEffect.Forget.class)).isEmpty();
    }

    @Test
    void aProcessNotYetStartedIsNotReported() {
        driver.linkUp();
        driver.acknowledge();
        driver.desire(1);
        driver.handle(new AgentEvent.LinkDown());
        driver.linkUp();

        assertThat(driver.lastReport().getProcessesCount()).isZero();
    }

    @Test
    void twoReadyProcessesWithOneClientPortAreSaidOnce() {
        driver.linkUp();
        driver.desire(2);
        driver.all(AgentEffect.Launch.class).forEach(launch -> driver.launched(launch.processId()));
        driver.all(AgentEffect.Launch.class).forEach(launch -> driver.ready(launch.processId(), 7000));
        driver.all(AgentEffect.Launch.class).forEach(launch -> driver.ready(launch.processId(), 7000));
        driver.acknowledge();

        assertThat(driver.lastReport().getNoticesList())
                .singleElement()
                .extracting(Notice::getCode)
                .isEqualTo("CLIENT_PORT_SHARED");
        driver.acknowledge();
        assertThat(driver.all(AgentEffect.RememberNotices.class).getLast().notices())
                .isEmpty();
    }

    @Test
    void anUnhealthyProcessIsReportedAndLeftToTheServer() {
        String processId = driver.ready();
        driver.linkUp();
        driver.acknowledge();

        for (int check = 0; check < 3; check++) {
            driver.pass(Duration.ofSeconds(60));
            driver.tell(processId, new ProcessEvent.HealthAnswered("no answer within 60 s"));
            driver.acknowledge();
        }

        assertThat(driver.reported(processId).getHealthy()).isFalse();
        assertThat(driver.reported(processId).getHealthDetail()).isEqualTo("no answer within 60 s");
        assertThat(driver.reported(processId).getPhase()).isEqualTo(Phase.READY);
    }

    private static GameCall counts(int current) {
        return new GameCall.Custom(ReportCustomDataRequest.newBuilder()
                .setCurrentCustomCount(current)
                .setMaxCustomCount(10)
                .build());
    }
}
