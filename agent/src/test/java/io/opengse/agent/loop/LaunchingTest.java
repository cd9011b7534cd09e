package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.LaunchTrouble;
import io.opengse.protocol.link.Notice;
import io.opengse.protocol.link.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchingTest {
    private final LoopDriver driver = new LoopDriver();

    @Test
    void asManyAreLaunchedAsAreDesired() {
        List<AgentEffect.Launch> launches = LoopDriver.of(AgentEffect.Launch.class, driver.desire(3));

        assertThat(launches).hasSize(3).allSatisfy(launch -> {
            assertThat(launch.processId()).matches("proc-[0-9a-z]{16}");
            assertThat(launch.arguments()).containsExactly("--level", "1");
            assertThat(launch.directory()).isEqualTo("/local/game");
        });
        assertThat(LoopDriver.of(AgentEffect.Launch.class, driver.desire(3))).isEmpty();
    }

    @Test
    void aLaunchIsWrittenDownBeforeItHappens() {
        List<AgentEffect> wanted = driver.desire(1);

        assertThat(wanted.getFirst()).isInstanceOf(AgentEffect.Remember.class);
        assertThat(wanted.get(1)).isInstanceOf(AgentEffect.Launch.class);
    }

    @Test
    void anEndingProcessIsReplacedAtOnce() {
        String processId = driver.ready();
        driver.clear();

        driver.end(processId, EndReason.RETIRED, 0);

        assertThat(driver.all(AgentEffect.Launch.class)).hasSize(1);
    }

    @Test
    void whatIsNoLongerDesiredIsNeitherEndedNorReplaced() {
        String processId = driver.ready();
        driver.clear();

        driver.desire();
        assertThat(driver.process(processId).state()).isInstanceOf(ProcessState.Ready.class);
        driver.tell(processId, new ProcessEvent.Gone(0));

        assertThat(driver.all(AgentEffect.Launch.class)).isEmpty();
    }

    @Test
    void anOlderDesiredStateIsIgnored() {
        driver.desire(1);
        var old = Desired.newBuilder().setNumber(0).build();
        driver.handle(new AgentEvent.DesiredArrived(old));
        driver.clear();

        driver.launched(driver.loop.processes().iterator().next().id());
        driver.tell(driver.loop.processes().iterator().next().id(), new ProcessEvent.Gone(0));
        driver.pass(Duration.ofSeconds(2));

        assertThat(driver.all(AgentEffect.Launch.class)).hasSize(1);
    }

    @Test
    void aCrashLoopIsRetriedLessAndLessOften() {
        driver.linkUp();
        driver.desire(1);
        List<Long> waits = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            String processId = driver.all(AgentEffect.Launch.class).getLast().processId();
            driver.launched(processId);
            driver.tell(processId, new ProcessEvent.Gone(1));
            driver.acknowledge();
            long before = driver.now.getEpochSecond();
            int launches = driver.all(AgentEffect.Launch.class).size();
            while (driver.all(AgentEffect.Launch.class).size() == launches) {
                driver.pass(Duration.ofSeconds(1));
            }
            waits.add(driver.now.getEpochSecond() - before);
        }

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    }

    @Test
    void aTroubledLaunchIsReported() {
        driver.linkUp();
        driver.acknowledge();
        String processId = driver.launched();
        driver.acknowledge();

        driver.tell(processId, new ProcessEvent.Gone(3));

        LaunchTrouble trouble = driver.lastReport().getTroubles(0);
        assertThat(trouble.getLaunchKey()).isEqualTo(LoopDriver.KEY);
        assertThat(trouble.getFailuresInRow()).isEqualTo(1);
        assertThat(trouble.getReason()).isEqualTo("exited with code 3 before ProcessReady");
        assertThat(trouble.getNextTryMillis())
                .isEqualTo(driver.now.plusSeconds(1).toEpochMilli());
    }

    @Test
    void manyCrashesOfOneRoundCountOnce() {
        driver.linkUp();
        driver.acknowledge();
        driver.desire(5);
        List<String> ids = driver.all(AgentEffect.Launch.class).stream()
                .map(AgentEffect.Launch::processId)
                .toList();
        ids.forEach(driver::launched);
        ids.forEach(id -> driver.tell(id, new ProcessEvent.Gone(1)));
        driver.acknowledge();
        driver.acknowledge();

        assertThat(driver.lastReport().getTroubles(0).getFailuresInRow()).isEqualTo(1);
    }

    @Test
    void aProcessThatProvedItselfIsReplacedAtOnce() {
        String processId = driver.ready();
        driver.pass(LaunchPlan.STEADY);
        driver.clear();

        driver.tell(processId, new ProcessEvent.Gone(139));

        assertThat(driver.all(AgentEffect.Launch.class)).hasSize(1);
    }

    @Test
    void aLaterSteadyProcessEndsTheTrouble() {
        String first = driver.launched();
        driver.tell(first, new ProcessEvent.Gone(1));
        driver.pass(Duration.ofSeconds(1));
        String second = driver.all(AgentEffect.Launch.class).getLast().processId();
        driver.launched(second);
        driver.ready(second, 7000);
        driver.linkUp();
        driver.acknowledge();
        assertThat(driver.lastReport().getTroublesCount()).isEqualTo(1);

        driver.pass(LaunchPlan.STEADY);

        assertThat(driver.lastReport().getTroublesCount()).isZero();
    }

    @Test
    void anInvalidPathIsSaidOnceAndNotTriedAgainSoon() {
        String processId = LoopDriver.of(AgentEffect.Launch.class, driver.desire(1))
                .getFirst()
                .processId();
        driver.clear();

        driver.handle(new AgentEvent.LaunchFailed(processId, "game is not there", LaunchFault.INVALID_PATH));

        List<Notice> notices =
                driver.all(AgentEffect.RememberNotices.class).getLast().notices();
        assertThat(notices).singleElement().extracting(Notice::getCode).isEqualTo("SERVER_PROCESS_INVALID_PATH");
        driver.pass(Duration.ofSeconds(59));
        assertThat(driver.all(AgentEffect.Launch.class)).isEmpty();
        driver.pass(Duration.ofSeconds(1));
        assertThat(driver.all(AgentEffect.Launch.class)).hasSize(1);
    }

    @Test
    void aChangedSpecificationIsTriedAtOnce() {
        String processId = LoopDriver.of(AgentEffect.Launch.class, driver.desire(1))
                .getFirst()
                .processId();
        driver.handle(new AgentEvent.LaunchFailed(processId, "game is not there", LaunchFault.INVALID_PATH));
        driver.clear();

        driver.desire(Launch.newBuilder()
                .setKey(LoopDriver.KEY)
                .setLaunchPath("other")
                .setCount(1)
                .build());

        assertThat(driver.all(AgentEffect.Launch.class)).hasSize(1);
    }

    @Test
    void parametersThatAreNoCommandLineFailWithAClearText() {
        driver.linkUp();
        driver.acknowledge();

        driver.desire(Launch.newBuilder()
                .setKey(LoopDriver.KEY)
                .setLaunchPath("game")
                .setParameters("--name \"half")
                .setCount(2)
                .build());

        assertThat(driver.all(AgentEffect.Launch.class)).isEmpty();
        assertThat(driver.lastReport().getProcesses(0).getPhase()).isEqualTo(Phase.EXITED);
        assertThat(driver.lastReport().getProcesses(0).getEndReason()).isEqualTo(EndReason.LAUNCH_FAILED);
        assertThat(driver.lastReport().getTroubles(0).getReason()).contains("the quote \" at character 8");
    }

    @Test
    void aProcessThatIsNotReadyInTimeIsEnded() {
        String processId = driver.launched();
        driver.clear();

        driver.pass(Duration.ofSeconds(300));
        assertThat(driver.wanted(ProcessEffect.Terminate.class)).hasSize(1);
        driver.pass(Duration.ofSeconds(10));
        assertThat(driver.wanted(ProcessEffect.Kill.class)).hasSize(1);

        driver.tell(processId, new ProcessEvent.Gone(137));
        assertThat(((ProcessState.Exited) driver.process(processId).state()).reason())
                .isEqualTo(EndReason.READY_TIMEOUT);
    }

    @Test
    void nothingIsLaunchedAnyMoreWhenTheAgentStops() {
        String processId = driver.ready();
        driver.clear();

        driver.handle(new AgentEvent.Stopping(false));
        assertThat(driver.wanted(ProcessEffect.Terminate.class)).hasSize(1);
        driver.tell(processId, new ProcessEvent.Gone(143));

        assertThat(driver.all(AgentEffect.Launch.class)).isEmpty();
        assertThat(driver.loop.isEmpty()).isTrue();
        assertThat(((ProcessState.Exited) driver.process(processId).state()).reason())
                .isEqualTo(EndReason.AGENT_STOPPED);
    }

    @Test
    void whatWasBeingLaunchedWhenTheAgentStopsIsEndedToo() {
        String processId = LoopDriver.of(AgentEffect.Launch.class, driver.desire(1))
                .getFirst()
                .processId();
        driver.handle(new AgentEvent.Stopping(false));

        driver.launched(processId);

        assertThat(driver.wanted(ProcessEffect.Terminate.class)).hasSize(1);
    }

    @Test
    void gamesAreKeptWhenTheAgentIsToldSo() {
        driver.ready();
        driver.clear();

        driver.handle(new AgentEvent.Stopping(true));

        assertThat(driver.wanted(ProcessEffect.Terminate.class)).isEmpty();
    }

    @Test
    void whatTheHostCannotDoIsToldOnceForEachFleet() {
        LoopDriver limited = new LoopDriver("process-memory-limit is not imposed on games");

        limited.desire(2);
        limited.desire(3);

        assertThat(limited.all(AgentEffect.RememberNotices.class))
                .hasSize(1)
                .first()
                .satisfies(notices -> assertThat(notices.notices())
                        .extracting(Notice::getFleetId, Notice::getCode, Notice::getMessage)
                        .containsExactly(tuple(
                                LoopDriver.FLEET,
                                "GENERIC_EVENT",
                                "On this host process-memory-limit is not imposed on games")));
    }
}
