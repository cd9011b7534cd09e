package io.opengse.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.agent.game.GameSilent;
import io.opengse.agent.loop.AgentEvent;
import io.opengse.agent.loop.GameCall;
import io.opengse.agent.os.LaunchFailed;
import io.opengse.agent.os.LaunchOrder;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.link.Assignment;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.ProcessReport;
import io.opengse.protocol.link.StartSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopRunnerTest {
    @TempDir
    Path directory;

    private RunningLoop running;

    @BeforeEach
    void run() throws IOException {
        running = new RunningLoop(directory);
    }

    @AfterEach
    void stop() throws IOException {
        running.close();
    }

    @Test
    void aGameIsToldWhereTheSdkIsAndWhoItIs() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();

        LaunchOrder order = running.os.launches.getFirst();
        assertThat(order.environment())
                .containsEntry("GSE_SDK_ADDRESS", "127.0.0.1:5758")
                .containsEntry("GSE_PROCESS_ID", process.processId())
                .containsEntry("GSE_FLEET_ID", "fleet-1");
        assertThat(order.output()).isEqualTo(directory.resolve(process.processId() + ".log"));
    }

    @Test
    void theExitOfAGameReachesTheServer() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();

        running.os.exit(process.os(), 7);

        reported(report -> report.getPhase() == Phase.EXITED && report.getExit().getCode() == 7);
    }

    @Test
    void aGameThatRefusesItsSessionIsReported() throws InterruptedException {
        Standing.Known process = ready();
        running.game.refuse(new GameSilent("the game answered ERROR_400"));

        start(process);

        reported(report -> report.getAssignment().getState() == Assignment.State.FAILED
                && report.getEndReason() == EndReason.START_REFUSED);
        await().until(() -> !running.game.told.isEmpty());
    }

    @Test
    void aGameThatTakesItsSessionHostsIt() throws InterruptedException {
        start(ready());

        reported(report -> report.getAssignment().getState() == Assignment.State.HOSTING);
        assertThat(running.game.started).hasSize(1);
    }

    @Test
    void aLaunchThatFailsIsReported() throws InterruptedException {
        running.os.refuseLaunches(new LaunchFailed("game is not there", true));

        running.server.agent().desired(RunningLoop.desired(1));

        reported(report -> report.getEndReason() == EndReason.LAUNCH_FAILED
                && report.getEndDetail().equals("game is not there"));
    }

    @Test
    void theNextAgentAdoptsWhatThisOneLeaves() throws InterruptedException, IOException {
        Standing.Known process = running.launched(1).known().getFirst();
        running.close();

        running = new RunningLoop(directory, running.os);
        assertThat(running.runner.standing().known()).containsExactly(process);
        running.server.agent().desired(RunningLoop.desired(1));
        running.runner.call(
                "proc-unknown", "r1", new GameCall.Ending(), Duration.ofSeconds(20)); // the loop has gone round

        assertThat(running.os.launches).hasSize(1);
    }

    @Test
    void stoppingEndsTheGames() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();

        running.runner.post(new AgentEvent.Stopping(false));
        await().until(() -> running.os.terminated.contains(process.os()));
        running.os.exit(process.os(), 143);

        running.await(standing -> standing.stopping() && standing.empty());
        reported(report -> report.getEndReason() == EndReason.AGENT_STOPPED);
    }

    private Standing.Known ready() throws InterruptedException {
        Standing.Known process = running.launched(1).known().getFirst();
        ProcessReadyRequest ready = ProcessReadyRequest.newBuilder()
                .setClientPort(7000)
                .setGrpcPort(7001)
                .build();
        running.runner.call(process.processId(), "r1", new GameCall.Ready(ready), Duration.ofSeconds(20));
        return process;
    }

    private void start(Standing.Known process) {
        running.server
                .agent()
                .start(StartSession.newBuilder()
                        .setProcessId(process.processId())
                        .setAssignment(1)
                        .setSession(GameServerSession.newBuilder().setGameServerSessionId("session-1"))
                        .setActivateByMillis(
                                Instant.parse("2999-01-01T00:00:00Z").toEpochMilli())
                        .build());
    }

    private void reported(Predicate<ProcessReport> wanted) {
        await().until(() -> running.server.reports.stream()
                .flatMap(report -> report.getProcessesList().stream())
                .anyMatch(wanted));
    }
}
