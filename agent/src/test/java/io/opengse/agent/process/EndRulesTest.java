package io.opengse.agent.process;

import static io.opengse.agent.process.Processes.NOON;
import static io.opengse.agent.process.Processes.OS;
import static io.opengse.agent.process.Processes.SESSION;
import static io.opengse.agent.process.Processes.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.process.ProcessEvent.EndOrdered;
import io.opengse.agent.process.ProcessState.Ending;
import io.opengse.agent.process.ProcessState.Exited;
import io.opengse.protocol.link.EndReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndRulesTest {
    private static final long TOLD = NOON.toEpochMilli();

    @Test
    void anEndOrderTellsTheGameWhenItWillBeEnded() {
        Instant killAt = NOON.plusSeconds(300);

        Step.Moved moved = moved(Processes.hosting(), order(EndReason.SCALED_IN, killAt), NOON);

        assertThat(moved.effects())
                .containsExactly(
                        new ProcessEffect.TellTerminate(7001, killAt.getEpochSecond(), Duration.ofSeconds(60)));
        assertThat(end(moved).terminateAt()).isEqualTo(killAt);
        assertThat(end(moved).reason()).isEqualTo(EndReason.SCALED_IN);
    }

    @Test
    void theSameOrderAgainIsNotToldAgain() {
        EndOrdered order = order(EndReason.SCALED_IN, NOON.plusSeconds(300));
        GameProcess told = moved(Processes.hosting(), order, NOON).to();

        assertThat(next(told, order, NOON.plusSeconds(5))).isEqualTo(Step.stayed());
    }

    @Test
    void aFullyProtectedProcessIsToldAndNeverKilled() {
        Step.Moved moved = moved(Processes.hosting(), order(EndReason.UNHEALTHY, null), NOON);

        assertThat(moved.effects()).hasOnlyElementsOfType(ProcessEffect.TellTerminate.class);
        assertThat(moved.to().nextDue()).isNull();
    }

    @Test
    void aNearerDeadlineReplacesTheOneBefore() {
        GameProcess endless = moved(Processes.hosting(), order(EndReason.SCALED_IN, null), NOON)
                .to();

        Step.Moved moved = moved(endless, order(EndReason.OPERATOR, NOON.plusSeconds(10)), NOON);

        assertThat(end(moved).terminateAt()).isEqualTo(NOON.plusSeconds(10));
        assertThat(end(moved).reason()).isEqualTo(EndReason.OPERATOR);
    }

    @Test
    void aLaterDeadlineDoesNotReplaceANearerOne() {
        assertThat(next(Processes.ending(), order(EndReason.OPERATOR, NOON.plusSeconds(900)), NOON))
                .isEqualTo(Step.stayed());
    }

    @Test
    void atTheDeadlineComesTermAndAfterTheGraceKill() {
        Instant deadline = NOON.plusSeconds(300);
        Step.Moved termed = moved(Processes.ending(), new ProcessEvent.Due(), deadline);
        assertThat(termed.effects()).containsExactly(new ProcessEffect.Terminate(OS));
        assertThat(termed.to().nextDue()).isEqualTo(deadline.plusSeconds(10));

        Step.Moved killed = moved(termed.to(), new ProcessEvent.Due(), deadline.plusSeconds(10));
        assertThat(killed.effects()).containsExactly(new ProcessEffect.Kill(OS));
        assertThat(end(killed).detail()).isEqualTo("told to end; SIGTERM sent, SIGKILL sent");

        Step.Moved again = moved(killed.to(), new ProcessEvent.Due(), deadline.plusSeconds(20));
        assertThat(again.effects()).containsExactly(new ProcessEffect.Kill(OS));
        assertThat(end(again).detail()).isEqualTo("told to end; SIGTERM sent, SIGKILL sent");
    }

    @Test
    void aProcessThatWasNeverReadyIsEndedAtOnce() {
        Step.Moved moved = moved(Processes.launching(), order(EndReason.RETIRED, null), NOON);

        assertThat(moved.effects()).containsExactly(new ProcessEffect.Terminate(OS));
    }

    @Test
    void afterProcessEndingTheGameMayLeaveByItself() {
        GameProcess leaving = moved(Processes.hosting(), new ProcessEvent.EndingCalled(), NOON)
                .to();
        assertThat(leaving.nextDue()).isEqualTo(NOON.plus(EndRules.ANSWER_LIMIT));

        GameProcess flushed = moved(leaving, new ProcessEvent.EndingAnswered(), NOON.plusSeconds(1))
                .to();
        assertThat(flushed.nextDue()).isEqualTo(NOON.plusSeconds(1).plus(EndRules.LEAVE_GRACE));
    }

    @Test
    void whoWasToldToEndAndEndsByItselfKeepsTheReasonItWasTold() {
        GameProcess leaving =
                moved(Processes.ending(), new ProcessEvent.EndingCalled(), NOON).to();

        Exited exited =
                (Exited) moved(leaving, new ProcessEvent.Gone(0), NOON).to().state();

        assertThat(exited.reason()).isEqualTo(EndReason.SCALED_IN);
    }

    @Test
    void goneWithoutAWordIsACrash() {
        Step.Moved moved = moved(Processes.hosting(), new ProcessEvent.Gone(139), NOON);

        assertThat(moved.to().state())
                .isEqualTo(new Exited(OS, Processes.ENDPOINT, 139, NOON, EndReason.CRASHED, "exited with code 139"));
        assertThat(moved.effects())
                .containsExactly(
                        new ProcessEffect.Kill(OS),
                        new ProcessEffect.ForgetPort(7001),
                        new ProcessEffect.TakeLogs(SESSION));
    }

    @Test
    void aSessionThatTheGameNeverTookFailsWithTheProcess() {
        Step.Moved moved = moved(Processes.starting(), new ProcessEvent.Gone(1), NOON);

        Assignment assignment = moved.to().assignment();
        assertThat(assignment).isNotNull();
        assertThat(assignment.status()).isEqualTo(Assignment.Status.FAILED);
    }

    @Test
    void aProcessNobodyLaunchedIsNeverSentASignal() {
        GameProcess told = moved(Processes.stranger(), order(EndReason.OPERATOR, NOON.plusSeconds(1)), NOON)
                .to();
        assertThat(told.nextDue()).isNull();
        GameProcess leaving = moved(Processes.stranger(), new ProcessEvent.EndingCalled(), NOON)
                .to();
        assertThat(leaving.nextDue()).isNull();
        assertThat(next(Processes.stranger(), new ProcessEvent.AgentStopping(), NOON))
                .isEqualTo(Step.stayed());
        assertThat(moved(Processes.stranger(), new ProcessEvent.Gone(0), NOON).effects())
                .doesNotHaveAnyElementsOfTypes(ProcessEffect.Kill.class, ProcessEffect.Terminate.class);
    }

    @Test
    void aProcessAlreadySignalledIsNotSignalledAnewWhenTheAgentStops() {
        assertThat(next(Processes.signalled(), new ProcessEvent.AgentStopping(), NOON))
                .isEqualTo(Step.stayed());
    }

    private static EndOrdered order(EndReason reason, @Nullable Instant killAt) {
        long shown = killAt == null ? TOLD + Duration.ofDays(3650).toMillis() : killAt.toEpochMilli();
        return new EndOrdered(reason, true, killAt, TOLD, shown);
    }

    private static End end(Step.Moved moved) {
        return ((Ending) moved.to().state()).end();
    }

    private static Step next(GameProcess process, ProcessEvent event, Instant now) {
        return ProcessRules.next(process, event, TIMES, now);
    }

    private static Step.Moved moved(GameProcess process, ProcessEvent event, Instant now) {
        return (Step.Moved) next(process, event, now);
    }
}
