package io.opengse.bench.hosts;

import io.opengse.agent.link.ControlPlane;
import io.opengse.agent.link.LinkClient;
import io.opengse.agent.link.ServerAway;
import io.opengse.bench.hosts.SimulatedProcess.Slot;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.link.Desired;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FleetSpec;
import io.opengse.protocol.link.Launch;
import io.opengse.protocol.link.Question;
import io.opengse.protocol.link.Report;
import io.opengse.protocol.link.StartSession;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An agent without games: the real agent's end of the link, over a connection of its own, and processes that are ready
 * at once, activate what they are given, play for a moment, and end it. Reports are sent as the real loop sends them: one
 * at a time, what takes its course a little later, and none while nothing changes.
 */
final class SimulatedHost implements ControlPlane.Listener {
    private static final double MILLIS = 1000;
    private static final Duration QUESTION = Duration.ofSeconds(20);
    private static final Duration LITTLE_LATER = Duration.ofMillis(100);
    /** How long a match lasts. */
    private static final Duration MATCH = Duration.ofMillis(200);

    private final String id;
    private final Crowd.Means means;
    private volatile LinkClient link;
    private final Map<String, SimulatedProcess> processes = new LinkedHashMap<>();
    private boolean up;
    private boolean changed = true;
    private long number;
    private @Nullable UnderWay underWay;
    private int launched;

    private record UnderWay(long number, Set<String> exited) {}

    SimulatedHost(String id, LinkClient link, Crowd.Means means) {
        this.id = id;
        this.link = link;
        this.means = means;
    }

    String id() {
        return id;
    }

    /** As when its agent was started again: from now on it speaks through this, which is opened next. */
    synchronized void speaksThrough(LinkClient next) {
        up = false;
        link = next;
    }

    /** So many processes are ready, and the server of the present stream knows it. */
    synchronized boolean hasReported(int ready) {
        return up && !changed && underWay == null && processes.size() >= ready;
    }

    @Override
    public synchronized void up(long lastReport) {
        up = true;
        underWay = null;
        number = Math.max(number == 0 ? means.clock().millis() : number, lastReport);
        changed();
    }

    @Override
    public synchronized void down(String why) {
        up = false;
        underWay = null;
    }

    @Override
    public synchronized void desired(Desired desired) {
        boolean more = false;
        for (FleetSpec instance : desired.getFleetsList()) {
            for (Launch launch : instance.getLaunchesList()) {
                more |= fill(new Slot(instance.getInstanceId(), instance.getFleetId(), launch.getKey()), launch);
            }
        }
        if (more) {
            changed();
        }
    }

    private boolean fill(Slot slot, Launch launch) {
        long running = processes.values().stream()
                .filter(process -> process.isOf(slot))
                .count();
        for (long each = running; each < launch.getCount(); each++) {
            launched++;
            SimulatedProcess process =
                    new SimulatedProcess(id, launched, slot, means.clock().instant());
            processes.put(process.id(), process);
        }
        return running < launch.getCount();
    }

    @Override
    public synchronized void start(StartSession order) {
        SimulatedProcess process = processes.get(order.getProcessId());
        String session = order.getSession().getGameServerSessionId();
        if (process != null && process.hosts(order.getAssignment(), session)) {
            means.after(LITTLE_LATER, this::changed);
            means.now(() -> play(process, order));
        }
    }

    private void play(SimulatedProcess process, StartSession order) {
        ask(activation(order));
        means.after(MATCH, () -> means.now(() -> finish(process, order)));
    }

    private void finish(SimulatedProcess process, StartSession order) {
        ask(termination(order));
        synchronized (this) {
            process.ends(order.getAssignment());
            changed();
        }
    }

    private void ask(Question.Builder question) {
        long start = means.stopwatch().now();
        try {
            var answer = link.ask(
                    question.setHostId(id).setRequestId(means.requestId()).build(), QUESTION);
            if (answer.getResponse().getStatus() == GseResponse.Status.OK) {
                means.counted().took(means.stopwatch().secondsSince(start) * MILLIS);
            } else {
                means.counted()
                        .failed(question.getKindCase() + " "
                                + answer.getResponse().getErrorMessage());
            }
        } catch (ServerAway away) {
            means.counted().failed(question.getKindCase() + " " + away.getMessage());
        }
    }

    /** As a game that asks for the players of its session. */
    void describe() {
        ask(Question.newBuilder()
                .setDescribe(DescribePlayerSessionsRequest.newBuilder().setPlayerId("player-of-" + id)));
    }

    private static Question.Builder activation(StartSession order) {
        return Question.newBuilder()
                .setProcessId(order.getProcessId())
                .setActivate(ActivateGameServerSessionRequest.newBuilder()
                        .setGameServerSessionId(order.getSession().getGameServerSessionId())
                        .setMaxPlayers(order.getSession().getMaxPlayers()));
    }

    private static Question.Builder termination(StartSession order) {
        return Question.newBuilder()
                .setProcessId(order.getProcessId())
                .setTerminate(TerminateGameServerSessionRequest.newBuilder()
                        .setGameServerSessionId(order.getSession().getGameServerSessionId()));
    }

    @Override
    public synchronized void end(EndProcess order) {
        SimulatedProcess process = processes.get(order.getProcessId());
        if (process != null) {
            process.exits(means.clock().instant());
            changed();
        }
    }

    @Override
    public synchronized void acknowledged(long report) {
        UnderWay sent = underWay;
        if (sent != null && report >= sent.number()) {
            underWay = null;
            sent.exited().forEach(processes::remove);
            sendIfDue();
        }
    }

    @Override
    public void errand(Errand errand) {
        // Nobody watches these hosts.
    }

    private synchronized void changed() {
        changed = true;
        sendIfDue();
    }

    private void sendIfDue() {
        if (!up || !changed || underWay != null) {
            return;
        }
        number++;
        changed = false;
        Report report = Report.newBuilder()
                .setNumber(number)
                .addAllProcesses(processes.values().stream()
                        .map(SimulatedProcess::report)
                        .toList())
                .build();
        Set<String> exited = processes.values().stream()
                .filter(SimulatedProcess::hasExited)
                .map(SimulatedProcess::id)
                .collect(Collectors.toSet());
        underWay = new UnderWay(number, exited);
        means.send(() -> link.report(report));
    }
}
