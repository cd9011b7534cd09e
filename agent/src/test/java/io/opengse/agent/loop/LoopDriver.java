package io.opengse.agent.loop;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.Processes;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.ProcessReport;
import io.opengse.protocol.link.Report;
import io.opengse.protocol.link.StartSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Drives an {@link AgentLoop} by hand: its clock, its events, and what it wanted done. */
final class LoopDriver {
    static final String FLEET = "fleet-1";
    static final String KEY = "key-1";

    final AgentLoop loop;
    Instant now = Processes.NOON;
    private final List<AgentEffect> effects = new ArrayList<>();
    private long desired;
    private long pid = 100;
    private long call;

    LoopDriver() {
        this("");
    }

    /** @param launchNote what an operator should know of every game launched here */
    LoopDriver(String launchNote) {
        loop = new AgentLoop(
                new LoopSettings("host-1", Processes.TIMES, SdkErrors.RESPONSE, launchNote), new Random(7));
        handle(new AgentEvent.Restored(Memory.NONE, Map.of()));
    }

    /** What the loop wanted done in this one turn. */
    List<AgentEffect> handle(AgentEvent event) {
        List<AgentEffect> wanted = loop.handle(event, now);
        effects.addAll(wanted);
        return wanted;
    }

    /** Lets time pass, ringing the alarm whenever the loop asked for it. */
    List<AgentEffect> pass(Duration time) {
        Instant until = now.plus(time);
        int from = effects.size();
        for (Instant next = loop.nextDeadline(); next != null && !next.isAfter(until); next = loop.nextDeadline()) {
            now = next.isAfter(now) ? next : now;
            handle(new AgentEvent.Due());
        }
        now = until;
        return List.copyOf(effects.subList(from, effects.size()));
    }

    /** All the effects of this kind so far. */
    <T extends AgentEffect> List<T> all(Class<T> kind) {
        return of(kind, effects);
    }

    static <T> List<T> of(Class<T> kind, List<AgentEffect> among) {
        return among.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** All that was wanted of processes, of this kind, so far. */
    <T extends ProcessEffect> List<T> wanted(Class<T> kind) {
        return all(AgentEffect.OfProcess.class).stream()
                .map(AgentEffect.OfProcess::effect)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    void clear() {
        effects.clear();
    }

    List<AgentEffect> desire(int count) {
        return desire(Launch.newBuilder()
                .setKey(KEY)
                .setLaunchPath("game")
                .setParameters("--level 1")
                .setCount(count)
                .build());
    }

    List<AgentEffect> desire(Launch... launches) {
        FleetSpec fleet = FleetSpec.newBuilder()
                .setFleetId(FLEET)
                .setDirectory("/local/game")
                .addAllLaunches(List.of(launches))
                .build();
        return handle(new AgentEvent.DesiredArrived(
                Desired.newBuilder().setNumber(++desired).addFleets(fleet).build()));
    }

    /** One process, launched. */
    String launched() {
        AgentEffect.Launch launch = of(AgentEffect.Launch.class, desire(1)).getFirst();
        launched(launch.processId());
        return launch.processId();
    }

    void launched(String processId) {
        tell(processId, new ProcessEvent.Launched(new ProcessIdentity(++pid, pid)));
    }

    /** One process, launched and ready. */
    String ready() {
        String processId = launched();
        ready(processId, 7000);
        return processId;
    }

    GseResponse ready(String processId, int clientPort) {
        ProcessReadyRequest request = ProcessReadyRequest.newBuilder()
                .setClientPort(clientPort)
                .setGrpcPort(clientPort + 1)
                .addLogPathsToUpload("./logs")
                .build();
        return call(processId, new GameCall.Ready(request));
    }

    /** One process that hosts this session. */
    String hosting(String sessionId) {
        String processId = ready();
        start(processId, 1, sessionId);
        tell(processId, new ProcessEvent.StartAnswered(1, null));
        return processId;
    }

    List<AgentEffect> start(String processId, long number, String sessionId) {
        return handle(new AgentEvent.StartArrived(StartSession.newBuilder()
                .setProcessId(processId)
                .setAssignment(number)
                .setSession(GameServerSession.newBuilder().setGameServerSessionId(sessionId))
                .setActivateByMillis(now.plusSeconds(30).toEpochMilli())
                .build()));
    }

    List<AgentEffect> end(String processId, EndReason reason, long killAtMillis) {
        return handle(new AgentEvent.EndArrived(EndProcess.newBuilder()
                .setProcessId(processId)
                .setReason(reason)
                .setNotify(true)
                .setKillAtMillis(killAtMillis)
                .setToldAtMillis(now.toEpochMilli())
                .setShownMillis(killAtMillis)
                .build()));
    }

    List<AgentEffect> tell(String processId, ProcessEvent event) {
        return handle(new AgentEvent.OfProcess(processId, event));
    }

    /** A call that the agent answers by itself. */
    GseResponse call(String processId, GameCall request) {
        long number = ++call;
        List<AgentEffect> wanted = handle(new AgentEvent.Called(number, processId, "request-" + number, request));
        return of(AgentEffect.Reply.class, wanted).getFirst().response();
    }

    /** A call that goes to the server. */
    AgentEffect.Ask ask(String processId, GameCall request) {
        long number = ++call;
        List<AgentEffect> wanted = handle(new AgentEvent.Called(number, processId, "request-" + number, request));
        return of(AgentEffect.Ask.class, wanted).getFirst();
    }

    void linkUp() {
        handle(new AgentEvent.LinkUp(0));
    }

    Report lastReport() {
        return all(AgentEffect.SendReport.class).getLast().report();
    }

    ProcessReport reported(String processId) {
        return lastReport().getProcessesList().stream()
                .filter(process -> process.getProcessId().equals(processId))
                .findFirst()
                .orElseThrow();
    }

    void acknowledge() {
        handle(new AgentEvent.ReportAcknowledged(lastReport().getNumber()));
    }

    GameProcess process(String processId) {
        return loop.processes().stream()
                .filter(process -> process.id().equals(processId))
                .findFirst()
                .orElseThrow();
    }
}
