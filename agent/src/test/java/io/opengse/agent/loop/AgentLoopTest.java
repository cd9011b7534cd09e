package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.Notice;
import io.opengse.protocol.link.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentLoopTest {
    private final LoopDriver driver = new LoopDriver();

    @Test
    void whatIsDecidedIsWrittenDownBeforeItIsDone() {
        String processId = driver.ready();

        List<AgentEffect> wanted = driver.start(processId, 1, "session-1");

        assertThat(wanted.getFirst()).isInstanceOf(AgentEffect.Remember.class);
        assertThat(wanted.get(1)).isInstanceOf(AgentEffect.OfProcess.class);
    }

    @Test
    void healthAndCountsAreNotWrittenDown() {
        String processId = driver.ready();
        driver.clear();

        driver.pass(Duration.ofSeconds(60));
        driver.tell(processId, new ProcessEvent.HealthAnswered(null));

        assertThat(driver.all(AgentEffect.Remember.class)).isEmpty();
    }

    @Test
    void aGameThatRefusesItsSessionIsReplaced() {
        String processId = driver.ready();
        driver.linkUp();
        driver.acknowledge();
        driver.start(processId, 1, "session-1");
        driver.acknowledge();
        driver.clear();

        driver.tell(processId, new ProcessEvent.StartAnswered(1, "the game answered ERROR_400: full"));

        assertThat(driver.wanted(ProcessEffect.TellTerminate.class)).hasSize(1);
        assertThat(driver.all(AgentEffect.Launch.class)).hasSize(1);
        assertThat(driver.reported(processId).getEndReason()).isEqualTo(EndReason.START_REFUSED);
        assertThat(driver.reported(processId).getAssignment().getFailure())
                .isEqualTo("the game answered ERROR_400: full");
    }

    @Test
    void ordersForUnknownProcessesOnlyCauseAReport() {
        driver.linkUp();
        driver.acknowledge();
        driver.clear();

        List<AgentEffect> started = driver.start("proc-unknown", 1, "session-1");
        driver.acknowledge();
        List<AgentEffect> ended = driver.end("proc-unknown", EndReason.OPERATOR, 0);

        assertThat(LoopDriver.of(AgentEffect.SendReport.class, started)).hasSize(1);
        assertThat(LoopDriver.of(AgentEffect.SendReport.class, ended)).hasSize(1);
    }

    @Test
    void theLogsOfACrashedSessionAreSavedWhenTheLinkIsBack() {
        String processId = driver.hosting("session-1");
        driver.tell(processId, new ProcessEvent.Gone(139));
        LogBundle bundle = new LogBundle(processId, "session-1", "/local/game", List.of("./logs"));
        assertThat(driver.all(AgentEffect.RememberLogs.class)).containsExactly(new AgentEffect.RememberLogs(bundle));
        assertThat(driver.all(AgentEffect.CollectLogs.class)).containsExactly(new AgentEffect.CollectLogs(bundle));

        Path zip = Path.of("logs.zip");
        driver.handle(new AgentEvent.LogsCollected(bundle, zip));
        assertThat(driver.all(AgentEffect.UploadLogs.class)).isEmpty();
        driver.linkUp();
        assertThat(driver.all(AgentEffect.UploadLogs.class)).hasSize(1);
        driver.handle(new AgentEvent.LogsFailed(bundle, "the server cannot be reached", LogFault.NOT_UPLOADED));
        driver.pass(Duration.ofSeconds(1));
        assertThat(driver.all(AgentEffect.UploadLogs.class)).hasSize(2);
        driver.handle(new AgentEvent.LogsUploaded(bundle));

        assertThat(driver.all(AgentEffect.ForgetLogs.class)).containsExactly(new AgentEffect.ForgetLogs(bundle));
        assertThat(driver.pass(Duration.ofMinutes(5))).noneMatch(AgentEffect.UploadLogs.class::isInstance);
    }

    @Test
    void logsThatCannotBeCollectedAreGivenUpWithANotice() {
        String processId = driver.hosting("session-1");
        driver.tell(processId, new ProcessEvent.Gone(139));
        LogBundle bundle = new LogBundle(processId, "session-1", "/local/game", List.of("./logs"));

        for (int attempt = 0; attempt < 5; attempt++) {
            driver.handle(new AgentEvent.LogsFailed(bundle, "no space left", LogFault.NOT_COLLECTED));
            driver.pass(Duration.ofSeconds(60));
        }

        assertThat(driver.all(AgentEffect.CollectLogs.class)).hasSize(5);
        assertThat(driver.all(AgentEffect.RememberNotices.class).getLast().notices())
                .singleElement()
                .extracting(Notice::getCode)
                .isEqualTo("GAME_SESSION_LOGS_NOT_SAVED");
    }

    @Test
    void logsThatTheServerWillNeverTakeAreGivenUp() {
        String processId = driver.hosting("session-1");
        driver.linkUp();
        driver.tell(processId, new ProcessEvent.Gone(139));
        LogBundle bundle = new LogBundle(processId, "session-1", "/local/game", List.of("./logs"));
        driver.handle(new AgentEvent.LogsCollected(bundle, Path.of("logs.zip")));

        driver.handle(new AgentEvent.LogsFailed(bundle, "there is no such session", LogFault.REFUSED));

        assertThat(driver.all(AgentEffect.ForgetLogs.class)).hasSize(1);
        assertThat(driver.pass(Duration.ofMinutes(5))).noneMatch(AgentEffect.UploadLogs.class::isInstance);
    }

    @Test
    void aProcessWhoseStartTheAgentDidNotLiveToNoteIsFoundAgain() {
        driver.desire(1);
        GameProcess ordered = driver.loop.processes().iterator().next();
        ProcessIdentity os = new ProcessIdentity(812, 5);

        LoopDriver next = new LoopDriver();
        Memory memory = new Memory(List.of(ordered), List.of(), List.of());
        next.handle(new AgentEvent.Restored(memory, Map.of(ordered.id(), os)));

        assertThat(next.process(ordered.id()).state().identity()).isEqualTo(os);
        assertThat(LoopDriver.of(AgentEffect.Launch.class, next.desire(1))).isEmpty();
    }

    @Test
    void aStartThatNeverHappenedIsReportedAsFailed() {
        driver.desire(1);
        GameProcess ordered = driver.loop.processes().iterator().next();

        LoopDriver next = new LoopDriver();
        Memory memory = new Memory(List.of(ordered), List.of(), List.of());
        next.handle(new AgentEvent.Restored(memory, Map.of()));
        next.linkUp();

        assertThat(next.reported(ordered.id()).getEndReason()).isEqualTo(EndReason.LAUNCH_FAILED);
    }

    @Test
    void aRestartedAgentAdoptsItsLivingChildrenAndLaunchesNoSecondOne() {
        String processId = driver.hosting("session-1");
        GameProcess remembered = driver.process(processId);

        LoopDriver next = new LoopDriver();
        next.handle(restored(remembered, true));
        assertThat(next.wanted(ProcessEffect.Watch.class)).hasSize(1);
        assertThat(LoopDriver.of(AgentEffect.Launch.class, next.desire(1))).isEmpty();

        assertThat(next.pass(Duration.ofSeconds(60)))
                .contains(new AgentEffect.OfProcess(
                        processId, new ProcessEffect.CheckHealth(7001, Duration.ofSeconds(60))));
        next.linkUp();
        assertThat(next.reported(processId).getAssignment().getSessionId()).isEqualTo("session-1");
    }

    @Test
    void whatDiedWhileTheAgentWasAwayIsReportedAndItsLogsAreSaved() {
        GameProcess remembered = driver.process(driver.hosting("session-1"));

        LoopDriver next = new LoopDriver();
        next.handle(restored(remembered, false));
        next.linkUp();

        assertThat(next.reported(remembered.id()).getPhase()).isEqualTo(Phase.EXITED);
        assertThat(next.reported(remembered.id()).getExit().getCode()).isEqualTo(-1);
        assertThat(next.all(AgentEffect.CollectLogs.class)).hasSize(1);
        assertThat(LoopDriver.of(AgentEffect.Launch.class, next.desire(1))).hasSize(1);
    }

    @Test
    void aStartOrderAlreadyKnownIsNotToldAgainAfterARestart() {
        String processId = driver.ready();
        driver.start(processId, 1, "session-1");
        GameProcess remembered = driver.process(processId);

        LoopDriver next = new LoopDriver();
        next.handle(restored(remembered, true));
        next.start(processId, 1, "session-1");

        assertThat(next.wanted(ProcessEffect.StartSession.class)).isEmpty();
        assertThat(next.process(processId).assignment())
                .isNotNull()
                .extracting(Assignment::status)
                .isEqualTo(Assignment.Status.STARTING);
    }

    @Test
    void aDeadlineThatPassedWhileTheAgentWasAwayIsKept() {
        String processId = driver.hosting("session-1");
        driver.end(processId, EndReason.SCALED_IN, driver.now.plusSeconds(300).toEpochMilli());
        GameProcess remembered = driver.process(processId);

        LoopDriver next = new LoopDriver();
        next.now = driver.now.plusSeconds(400);
        next.handle(restored(remembered, true));
        assertThat(next.wanted(ProcessEffect.TellTerminate.class)).hasSize(1);
        next.pass(Duration.ZERO);

        assertThat(next.wanted(ProcessEffect.Terminate.class)).hasSize(1);
    }

    @Test
    void theSameEventsLeadToTheSameEffects() {
        LoopDriver other = new LoopDriver();
        for (LoopDriver one : List.of(driver, other)) {
            one.linkUp();
            String processId = one.hosting("session-1");
            one.pass(Duration.ofMinutes(3));
            one.tell(processId, new ProcessEvent.Gone(1));
            one.pass(Duration.ofMinutes(3));
        }

        assertThat(driver.all(AgentEffect.class)).isEqualTo(other.all(AgentEffect.class));
    }

    @Test
    void lateAnswersForAForgottenProcessChangeNothing() {
        assertThat(driver.tell("proc-gone", new ProcessEvent.HealthAnswered(null)))
                .isEmpty();
    }

    @Test
    void theLoopNeverAsksForADeadlineThatHasPassed() {
        String processId = driver.hosting("session-1");
        driver.linkUp();
        driver.end(processId, EndReason.OPERATOR, driver.now.plusSeconds(1).toEpochMilli());
        driver.pass(Duration.ofMinutes(10));

        assertThat(driver.loop.nextDeadline()).isAfter(driver.now);
        assertThat(driver.process(processId).state()).isInstanceOf(ProcessState.Ending.class);
    }

    private static AgentEvent.Restored restored(GameProcess process, boolean alive) {
        ProcessIdentity os = process.state().identity();
        Memory memory = new Memory(List.of(process.lasting()), List.of(), List.of());
        return new AgentEvent.Restored(memory, alive && os != null ? Map.of(process.id(), os) : Map.of());
    }
}
