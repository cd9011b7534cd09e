package io.opengse.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessState;
import io.opengse.agent.process.Processes;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.link.Answer;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.StartSession;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One host, its games, its journal and a careless server, all in memory and driven by one random generator. What the
 * loop wants done is done later, in any order or never; after every turn it is checked.
 */
final class SmallWorld {
    static final int DESIRED = 3;

    private final Random random;
    private final Map<String, ProcessIdentity> running = new LinkedHashMap<>();
    private final Map<String, GameProcess> journal = new LinkedHashMap<>();
    private final Set<LogBundle> owed = new HashSet<>();
    private final Deque<AgentEvent> onTheWay = new ArrayDeque<>();
    private final Set<String> told = new HashSet<>();
    private AgentLoop loop;
    private Instant now;
    private long pid = 1;
    private long number;
    private long lastReport;
    private int turns;
    private boolean careless = true;

    SmallWorld(Random random, Instant now) {
        this.random = random;
        this.now = now;
        this.loop = fresh();
        desire();
    }

    int turns() {
        return turns;
    }

    List<String> running() {
        return List.copyOf(running.keySet());
    }

    /** Something happens. */
    void happen() {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> deliver();
            case 3, 4 -> pass(random.nextInt(20_000));
            case 5 -> handle(new AgentEvent.LinkDown());
            case 6 -> linkUp();
            case 7 -> start();
            case 8 -> end();
            case 9 ->
                call(new GameCall.Ready(ProcessReadyRequest.newBuilder()
                        .setClientPort(1000 + random.nextInt(3))
                        .setGrpcPort(2000)
                        .build()));
            case 10 -> call(new GameCall.Ending());
            case 11 -> die();
            case 12 -> callAboutTheSession();
            default -> restartSometimes();
        }
    }

    /** From now on nothing is lost and nobody dies of itself; and all that is under way comes to its end. */
    void heal() {
        careless = false;
        for (int round = 0; round < 50; round++) {
            linkUp();
            desire();
            for (int step = 0; step < 50; step++) {
                deliver();
            }
            pass(30_000);
            List.copyOf(running.keySet())
                    .forEach(id -> handle(new AgentEvent.Called(
                            0,
                            id,
                            "ready",
                            new GameCall.Ready(ProcessReadyRequest.newBuilder()
                                    .setClientPort(1000)
                                    .setGrpcPort(2000)
                                    .build()))));
        }
    }

    private AgentLoop fresh() {
        return new AgentLoop(
                new LoopSettings("host-1", Processes.TIMES, SdkErrors.RESPONSE), new Random(random.nextLong()));
    }

    private void handle(AgentEvent event) {
        turns++;
        List<AgentEffect> effects = loop.handle(event, now);
        effects.forEach(this::take);
        for (GameProcess process : loop.processes()) {
            assertThat(journal.get(process.id()))
                    .as("the journal of %s after %s", process.id(), event)
                    .extracting(GameProcess::lasting)
                    .isEqualTo(process.lasting());
        }
        assertThat(journal).hasSameSizeAs(loop.processes());
        assertThat(loop.processes().stream().filter(GameProcess::fillsSlot).count())
                .as("processes that fill a slot after %s", event)
                .isLessThanOrEqualTo(DESIRED);
    }

    private void take(AgentEffect effect) {
        switch (effect) {
            case AgentEffect.Remember(var process) -> journal.put(process.id(), process);
            case AgentEffect.Forget(var processId) -> journal.remove(processId);
            case AgentEffect.RememberLogs(var bundle) -> owed.add(bundle);
            case AgentEffect.ForgetLogs(var bundle) -> owed.remove(bundle);
            case AgentEffect.Launch launch -> launch(launch);
            case AgentEffect.OfProcess(var processId, var one) -> act(processId, one);
            case AgentEffect.SendReport(var report) -> {
                assertThat(report.getNumber()).as("report numbers rise").isGreaterThan(lastReport);
                lastReport = report.getNumber();
                later(new AgentEvent.ReportAcknowledged(report.getNumber()));
            }
            case AgentEffect.Ask ask ->
                later(new AgentEvent.Answered(
                        ask.call(),
                        ask.processId(),
                        ask.request(),
                        random.nextBoolean() ? Answer.getDefaultInstance() : null,
                        "lost"));
            case AgentEffect.CollectLogs(var bundle) ->
                later(
                        random.nextInt(4) > 0
                                ? new AgentEvent.LogsCollected(bundle, Path.of("zip"))
                                : new AgentEvent.LogsFailed(bundle, "disk full", LogFault.NOT_COLLECTED));
            case AgentEffect.UploadLogs(var bundle, var _) -> later(new AgentEvent.LogsUploaded(bundle));
            case AgentEffect.OfDeployment _ -> throw new AssertionError("no fleet here has a package");
            case AgentEffect.RememberNotices _, AgentEffect.Reply _, AgentEffect.Say _ -> {}
        }
    }

    private void launch(AgentEffect.Launch launch) {
        assertThat(journal.get(launch.processId()))
                .as("written down before launched")
                .isNotNull();
        if (careless && random.nextInt(5) == 0) {
            later(new AgentEvent.LaunchFailed(launch.processId(), "no", LaunchFault.SYSTEM));
            return;
        }
        ProcessIdentity os = new ProcessIdentity(++pid, pid);
        running.put(launch.processId(), os);
        later(of(launch.processId(), new ProcessEvent.Launched(os)));
    }

    private void act(String processId, ProcessEffect effect) {
        switch (effect) {
            case ProcessEffect.Watch(var os) -> {
                if (!os.equals(running.get(processId))) {
                    later(of(processId, new ProcessEvent.Gone(0)));
                }
            }
            case ProcessEffect.Terminate _, ProcessEffect.Kill _ -> {
                if (running.containsKey(processId) && (effect instanceof ProcessEffect.Kill || random.nextBoolean())) {
                    gone(processId, 137);
                }
            }
            case ProcessEffect.StartSession start -> {
                assertThat(told.add(processId + start.number()))
                        .as("each session is told once")
                        .isTrue();
                later(of(
                        processId, new ProcessEvent.StartAnswered(start.number(), random.nextBoolean() ? null : "no")));
            }
            case ProcessEffect.CheckHealth _ ->
                later(of(
                        processId, new ProcessEvent.HealthAnswered(random.nextInt(4) > 0 || !careless ? null : "ill")));
            case ProcessEffect.TellTerminate _ -> later(of(processId, new ProcessEvent.NoticeAnswered()));
            case ProcessEffect.ForgetPort _, ProcessEffect.TakeLogs _ -> {}
        }
    }

    private void later(AgentEvent event) {
        if (random.nextBoolean()) {
            onTheWay.addFirst(event);
        } else {
            onTheWay.addLast(event);
        }
    }

    private void deliver() {
        AgentEvent event = onTheWay.pollFirst();
        if (event != null) {
            handle(event);
        }
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
        handle(new AgentEvent.Due());
        Instant next = loop.nextDeadline();
        assertThat(next == null || next.isAfter(now))
                .as("the next deadline %s is after %s", next, now)
                .isTrue();
    }

    private void linkUp() {

        handle(new AgentEvent.LinkUp(lastReport));
        desire();
    }

    private void desire() {
        FleetSpec fleet = FleetSpec.newBuilder()
                .setFleetId("fleet-1")
                .setDirectory("/local/game")
                .addLaunches(Launch.newBuilder()
                        .setKey("key-1")
                        .setLaunchPath("game")
                        .setCount(DESIRED))
                .build();
        handle(new AgentEvent.DesiredArrived(
                Desired.newBuilder().setNumber(++number).addFleets(fleet).build()));
    }

    private void start() {
        String id = any();
        if (!told.contains("order " + id) || random.nextBoolean()) {
            told.add("order " + id);
            number++;
        }
        handle(new AgentEvent.StartArrived(StartSession.newBuilder()
                .setProcessId(id)
                .setAssignment(number)
                .setSession(GameServerSession.newBuilder().setGameServerSessionId("session-" + number))
                .setActivateByMillis(now.plusSeconds(random.nextInt(30)).toEpochMilli())
                .build()));
    }

    private void end() {
        handle(new AgentEvent.EndArrived(EndProcess.newBuilder()
                .setProcessId(any())
                .setReason(EndReason.SCALED_IN)
                .setNotify(random.nextBoolean())
                .setKillAtMillis(now.plusMillis(1 + random.nextInt(60_000)).toEpochMilli())
                .setToldAtMillis(now.toEpochMilli())
                .build()));
    }

    private void call(GameCall call) {
        handle(new AgentEvent.Called(0, any(), "request", call));
    }

    private void callAboutTheSession() {
        for (GameProcess process : List.copyOf(loop.processes())) {
            if (process.assignment() != null) {
                var request = TerminateGameServerSessionRequest.newBuilder()
                        .setGameServerSessionId(process.assignment().sessionId())
                        .build();
                handle(new AgentEvent.Called(0, process.id(), "request", new GameCall.Terminate(request)));
                return;
            }
        }
    }

    private void die() {
        if (!running.isEmpty()) {
            gone(List.copyOf(running.keySet()).get(random.nextInt(running.size())), 1);
        }
    }

    private void gone(String processId, int code) {
        running.remove(processId);
        later(of(processId, new ProcessEvent.Gone(code)));
    }

    /** The agent dies and another takes its place: all that was on the way to it is lost. */
    private void restartSometimes() {
        if (random.nextInt(4) > 0) {
            return;
        }
        onTheWay.clear();
        loop = fresh();
        Map<String, ProcessIdentity> found = new HashMap<>(running);
        found.keySet().retainAll(journal.keySet());
        Memory memory = new Memory(new ArrayList<>(journal.values()), new ArrayList<>(owed), List.of());
        handle(new AgentEvent.Restored(memory, found));
    }

    private String any() {
        List<String> ids = loop.processes().stream()
                .filter(process -> !(process.state() instanceof ProcessState.Ordered))
                .map(GameProcess::id)
                .toList();
        return ids.isEmpty() ? "proc-unknown" : ids.get(random.nextInt(ids.size()));
    }

    private static AgentEvent of(String processId, ProcessEvent event) {
        return new AgentEvent.OfProcess(processId, event);
    }
}
