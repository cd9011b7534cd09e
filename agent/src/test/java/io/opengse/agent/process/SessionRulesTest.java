package io.opengse.agent.process;

import static io.opengse.agent.process.Processes.NOON;
import static io.opengse.agent.process.Processes.SESSION;
import static io.opengse.agent.process.Processes.TIMES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.opengse.agent.process.ProcessEvent.StartAnswered;
import io.opengse.agent.process.ProcessEvent.StartOrdered;
import io.opengse.protocol.link.EndReason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionRulesTest {
    private static final Instant DEADLINE = NOON.plusSeconds(30);

    @Test
    void aStartOrderTellsTheGameWithinTheActivationTime() {
        Step.Moved moved = moved(Processes.ready(), new StartOrdered(1, Processes.session(SESSION), DEADLINE));

        assertThat(moved.to().assignment()).isEqualTo(Assignment.starting(1, SESSION));
        assertThat(moved.effects())
                .containsExactly(
                        new ProcessEffect.StartSession(7001, 1, Processes.session(SESSION), Duration.ofSeconds(30)));
    }

    @Test
    void anOrderWithAKnownNumberIsOldNews() {
        assertThat(next(Processes.hosting(), new StartOrdered(1, Processes.session("other"), DEADLINE)))
                .isEqualTo(Step.stayed());
    }

    @Test
    void aHigherNumberMeansThatTheEarlierSessionIsOver() {
        Step.Moved moved = moved(Processes.hosting(), new StartOrdered(2, Processes.session("other"), DEADLINE));

        assertThat(moved.to().assignment()).isEqualTo(Assignment.starting(2, "other"));
        assertThat(moved.effects()).first().isEqualTo(new ProcessEffect.TakeLogs(SESSION));
    }

    @Test
    void anUnhealthyProcessRefusesASessionWithoutBeingTold() {
        GameProcess unhealthy = Processes.ready().with(new Health(false, 3, "silent", null, false));

        Step.Moved moved = moved(unhealthy, new StartOrdered(1, Processes.session(SESSION), DEADLINE));

        assertThat(moved.effects()).isEmpty();
        assertThat(moved.to().assignment())
                .isEqualTo(Assignment.neverTold(1, SESSION, "the process is unhealthy: silent"));
    }

    @Test
    void anEndingProcessRefusesASession() {
        Step.Moved moved = moved(Processes.ending(), new StartOrdered(2, Processes.session("other"), DEADLINE));

        assertThat(moved.to().assignment())
                .isEqualTo(Assignment.neverTold(2, "other", "the process is ending: told to end"));
    }

    @Test
    void anOrderAfterItsDeadlineIsRefusedAndTheClocksAreNamed() {
        Step.Moved moved = moved(Processes.ready(), new StartOrdered(1, Processes.session(SESSION), NOON));

        assertThat(moved.to().assignment())
                .asInstanceOf(type(Assignment.class))
                .extracting(Assignment::failure)
                .asString()
                .contains("activation deadline", "clocks");
    }

    @Test
    void aGameThatRefusesASessionIsEnded() {
        Step.Moved moved = moved(Processes.starting(), new StartAnswered(1, "the game said no"));

        assertThat(moved.to().assignment())
                .isEqualTo(Assignment.starting(1, SESSION).failed("the game said no"));
        Instant killAt = NOON.plusSeconds(10);
        End end = new End(EndReason.START_REFUSED, "the game said no", killAt, null, killAt.getEpochSecond());
        assertThat(moved.to().state()).isEqualTo(new ProcessState.Ending(Processes.OS, Processes.ENDPOINT, end));
        assertThat(moved.effects())
                .containsExactly(
                        new ProcessEffect.TellTerminate(7001, killAt.getEpochSecond(), Duration.ofSeconds(10)));
    }

    @Test
    void aFailedCallbackOfASessionAlreadyActiveDoesNotCount() {
        assertThat(next(Processes.hosting(), new StartAnswered(1, "connection reset")))
                .isEqualTo(Step.stayed());
    }

    @Test
    void aFailedCallbackOfASessionAlreadyOverDoesNotCount() {
        GameProcess over = moved(Processes.starting(), new ProcessEvent.SessionOver(SESSION))
                .to();

        assertThat(next(over, new StartAnswered(1, "connection reset"))).isEqualTo(Step.stayed());
    }

    @Test
    void theAnswerToAnEarlierAssignmentIsIgnored() {
        assertThat(next(Processes.starting(), new StartAnswered(7, "no"))).isEqualTo(Step.stayed());
    }

    @Test
    void aCallbackThatFailsBecauseTheGameEndedItselfDoesNotEndItAgain() {
        GameProcess leaving =
                moved(Processes.starting(), new ProcessEvent.EndingCalled()).to();

        Step.Moved moved = moved(leaving, new StartAnswered(1, "connection reset"));

        assertThat(moved.to().state()).isEqualTo(leaving.state());
        assertThat(moved.effects()).isEmpty();
    }

    @Test
    void logsAreTakenOnceWhenTheSessionIsOver() {
        Step.Moved over = moved(Processes.hosting(), new ProcessEvent.SessionOver(SESSION));
        assertThat(over.effects()).containsExactly(new ProcessEffect.TakeLogs(SESSION));

        Step.Moved gone = moved(over.to(), new ProcessEvent.Gone(0));
        assertThat(gone.effects()).doesNotHaveAnyElementsOfTypes(ProcessEffect.TakeLogs.class);
    }

    private static Step next(GameProcess process, ProcessEvent event) {
        return ProcessRules.next(process, event, TIMES, NOON);
    }

    private static Step.Moved moved(GameProcess process, ProcessEvent event) {
        return (Step.Moved) next(process, event);
    }
}
