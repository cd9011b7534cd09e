package io.opengse.agent.loop;

import io.opengse.agent.process.Endpoint;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEffect;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.ProcessRules;
import io.opengse.agent.process.ProcessState;
import io.opengse.agent.process.ProcessTimes;
import io.opengse.agent.process.Slot;
import io.opengse.agent.process.Step;
import io.opengse.protocol.link.Notice;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All processes of this host. Asks the rules, and writes what they said: first the journal, then the effects. */
final class ProcessBook {
    /** A server that stays away must not make the list of the dead grow for ever. */
    private static final int MOST_EXITED = 500;

    private final Map<String, GameProcess> processes = new LinkedHashMap<>();
    private final ProcessTimes times;
    private final LaunchPlan plan;
    private final ReportBook reports;
    private final LogBook logs;
    private final Outbox out;

    ProcessBook(ProcessTimes times, LaunchPlan plan, ReportBook reports, LogBook logs, Outbox out) {
        this.times = times;
        this.plan = plan;
        this.reports = reports;
        this.logs = logs;
        this.out = out;
    }

    @Nullable
    GameProcess find(String processId) {
        return processes.get(processId);
    }

    /** In the order of their start. */
    Collection<GameProcess> all() {
        return Collections.unmodifiableCollection(processes.values());
    }

    /** Takes in a process as it was found or ordered. */
    void admit(GameProcess process) {
        processes.put(process.id(), process);
    }

    /** Those that know no instance belong to the one that the server names first for their fleet. */
    void settleIn(LaunchPlan homes) {
        for (GameProcess process : List.copyOf(processes.values())) {
            Slot home = process.slot().instanceId().isEmpty() ? homes.home(process) : null;
            if (home != null && !process.hasExited()) {
                GameProcess settled = process.of(home);
                processes.put(settled.id(), settled);
                out.add(new AgentEffect.Remember(settled));
                reports.changed();
            }
        }
    }

    void forget(String processId) {
        if (processes.remove(processId) != null) {
            out.add(new AgentEffect.Forget(processId));
        }
    }

    Step apply(GameProcess before, ProcessEvent event, Instant now) {
        Step step = ProcessRules.next(before, event, times, now);
        if (step instanceof Step.Moved(GameProcess after, List<ProcessEffect> effects)) {
            moved(before, after, effects, now);
        }
        return step;
    }

    private void moved(GameProcess before, GameProcess after, List<ProcessEffect> effects, Instant now) {
        processes.put(after.id(), after);
        for (ProcessEffect effect : effects) {
            if (effect instanceof ProcessEffect.TakeLogs(String sessionId)) {
                owe(after, sessionId, now);
            }
        }
        if (!after.lasting().equals(before.lasting())) {
            out.add(new AgentEffect.Remember(after));
        }
        switch (ProcessReports.news(before, after)) {
            case NONE -> {}
            case COUNTS -> reports.countsChanged();
            case COURSE -> reports.tookItsCourse(now);
            case AT_ONCE -> reports.changed();
        }
        if (!before.hasExited() && after.state() instanceof ProcessState.Exited exited) {
            plan.exited(after, exited, now);
            dropOldest();
        }
        for (ProcessEffect effect : effects) {
            if (!(effect instanceof ProcessEffect.TakeLogs)) {
                out.add(new AgentEffect.OfProcess(after.id(), effect));
            }
        }
        DecisionLines.describe(before, after, out); // last: a game need not wait for the log
    }

    private void owe(GameProcess process, String sessionId, Instant now) {
        Endpoint endpoint = process.state().announced();
        List<String> paths = endpoint == null ? List.of() : endpoint.logPaths();
        LogBundle bundle = new LogBundle(process.id(), sessionId, process.directory(), paths);
        logs.add(bundle, now);
        out.add(new AgentEffect.RememberLogs(bundle));
    }

    private void dropOldest() {
        List<String> exited = processes.values().stream()
                .filter(GameProcess::hasExited)
                .map(GameProcess::id)
                .toList();
        exited.stream().limit(Math.max(0, exited.size() - MOST_EXITED)).forEach(this::forget);
    }

    /** Says once when two ready processes of this host give their players the same port. */
    void compareClientPort(GameProcess announcing, int port, Instant now) {
        for (GameProcess other : processes.values()) {
            boolean same = !other.id().equals(announcing.id())
                    && other.state() instanceof ProcessState.Ready(var _, var endpoint)
                    && endpoint.clientPort() == port;
            if (same) {
                notice(
                        Notice.newBuilder()
                                .setFleetId(announcing.slot().fleetId())
                                .setProcessId(announcing.id())
                                .setCode("CLIENT_PORT_SHARED")
                                .setMessage("Processes " + other.id() + " and " + announcing.id()
                                        + " both announced clientPort " + port
                                        + ": players of one may reach the other. Let each process choose a free port."),
                        now);
                return;
            }
        }
    }

    void notice(Notice.Builder notice, Instant now) {
        out.add(new AgentEffect.RememberNotices(reports.add(notice, now)));
    }

    @Nullable
    Instant nextDeadline() {
        Instant next = null;
        for (GameProcess process : processes.values()) {
            next = Deadlines.earlier(next, process.nextDue());
        }
        return next;
    }
}
