package io.opengse.agent.loop;

import io.opengse.agent.deployment.Deployment;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessEvent;
import io.opengse.agent.process.Step;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.link.EndProcess;
import io.opengse.protocol.link.EndReason;
import io.opengse.protocol.link.Notice;
import io.opengse.protocol.link.Report;
import io.opengse.protocol.link.StartSession;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of all game processes of a host: events in, effects out. A function of its events and of the moments
 * they are handed in with; it has no clock, no thread and no input or output of its own. One caller at a time.
 */
public final class AgentLoop {
    private final Outbox out = new Outbox();
    private final LaunchPlan plan = new LaunchPlan();
    private final ReportBook reports = new ReportBook();
    private final LogBook logs = new LogBook();
    private final DeploymentBook deployments = new DeploymentBook(reports, out);
    private final ProcessIds ids;
    private final ProcessBook book;
    private final GameCalls calls;
    private final String launchNote;
    private final Set<String> launched = new HashSet<>();
    private boolean stopping;
    private boolean endingAll;

    /** @param random makes the ids of new processes, nothing else */
    public AgentLoop(LoopSettings settings, RandomGenerator random) {
        launchNote = settings.launchNote();
        ids = new ProcessIds(random);
        book = new ProcessBook(settings.times(), plan, reports, logs, out);
        calls = new GameCalls(settings, book, plan, ids, out);
    }

    /** What happened, and what is to be done about it, in this order. */
    public List<AgentEffect> handle(AgentEvent event, Instant now) {
        take(event, now);
        plan.settle(book.all(), now);
        if (!stopping) {
            deployments.tend(this::inUse, now);
            plan.missing(book.all(), deployments::root, now).forEach(missing -> launch(missing, now));
        }
        logs.begin(reports.isUp(), now, out);
        Report report = reports.next(book.all(), plan.troubles(), deployments.reports(), now);
        if (report != null) {
            out.add(new AgentEffect.SendReport(report));
        }
        return out.take();
    }

    private void take(AgentEvent event, Instant now) {
        switch (event) {
            case AgentEvent.Restored found -> Restoration.restore(found, book, reports, logs, now);
            case AgentEvent.OfProcess(var processId, var fact) -> ofProcess(processId, fact, now);
            case AgentEvent.DeploymentsFound(var roots) -> deployments.found(roots, now);
            case AgentEvent.OfDeployment(var fleetId, var fact) -> deployments.apply(fleetId, fact, now);
            case AgentEvent.LaunchFailed failed -> launchFailed(failed, now);
            case AgentEvent.LinkUp(var lastReport) -> {
                plan.newStream();
                reports.up(lastReport, now);
                logs.linkUp(now);
            }
            case AgentEvent.LinkDown _ -> reports.down();
            case AgentEvent.DesiredArrived(var desired) -> {
                if (plan.replace(desired)) {
                    deployments.replace(desired, now);
                    book.settleIn(plan);
                } else {
                    out.say("older desired state ignored number=" + desired.getNumber());
                }
            }
            case AgentEvent.StartArrived(var order) -> start(order, now);
            case AgentEvent.EndArrived(var order) -> end(order, now);
            case AgentEvent.ReportAcknowledged(var number) -> acknowledged(number);
            case AgentEvent.Called called -> calls.called(called, now);
            case AgentEvent.StrangerReady stranger -> calls.stranger(stranger, now);
            case AgentEvent.Answered answered -> calls.answered(answered, now);
            case AgentEvent.LogsCollected(var bundle, var zip) -> logs.collected(bundle, zip, now);
            case AgentEvent.LogsUploaded(var bundle) -> {
                logs.uploaded(bundle);
                out.add(new AgentEffect.ForgetLogs(bundle));
            }
            case AgentEvent.LogsFailed failed -> logsFailed(failed, now);
            case AgentEvent.Due _ ->
                List.copyOf(book.all()).forEach(process -> book.apply(process, new ProcessEvent.Due(), now));
            case AgentEvent.Stopping(var keepGames) -> stop(keepGames, now);
        }
    }

    private void ofProcess(String processId, ProcessEvent fact, Instant now) {
        GameProcess process = book.find(processId);
        if (process == null) {
            return; // it has gone and was acknowledged; a late answer changes nothing
        }
        book.apply(process, fact, now);
        GameProcess after = book.find(processId);
        if (endingAll && fact instanceof ProcessEvent.Launched && after != null) {
            book.apply(after, new ProcessEvent.AgentStopping(), now);
        }
    }

    private boolean inUse(Deployment deployment) {
        String directory = deployment.directory();
        return !directory.isEmpty() && (logs.owes(directory) || runsIn(directory));
    }

    private boolean runsIn(String directory) {
        return book.all().stream()
                .anyMatch(one -> !one.hasExited() && one.directory().equals(directory));
    }

    private void launch(LaunchPlan.Missing missing, Instant now) {
        List<String> arguments;
        try {
            arguments = CommandLine.split(missing.launch().getParameters());
        } catch (IllegalArgumentException bad) {
            String why =
                    "The launch parameters of " + missing.launch().getLaunchPath() + " cannot be split into words: "
                            + bad.getMessage() + ". Mend them in the fleet's runtime configuration.";
            launchFailed(new AgentEvent.LaunchFailed(order(missing, now).id(), why, LaunchFault.BAD_PARAMETERS), now);
            return;
        }
        tellLaunchNote(missing.slot().fleetId(), now);
        for (int started = 0; started < missing.count(); started++) {
            out.add(new AgentEffect.Launch(
                    order(missing, now).id(),
                    missing.slot(),
                    missing.directory(),
                    missing.launch().getLaunchPath(),
                    arguments));
        }
    }

    /** Once for each fleet. */
    private void tellLaunchNote(String fleetId, Instant now) {
        if (!launchNote.isEmpty() && launched.add(fleetId)) {
            book.notice(
                    Notice.newBuilder()
                            .setFleetId(fleetId)
                            .setCode("GENERIC_EVENT")
                            .setMessage("On this host " + launchNote),
                    now);
        }
    }

    private GameProcess order(LaunchPlan.Missing missing, Instant now) {
        GameProcess process = GameProcess.ordered(ids.next(), missing.slot(), missing.directory(), now);
        book.admit(process);
        out.add(new AgentEffect.Remember(process));
        return process;
    }

    private void launchFailed(AgentEvent.LaunchFailed failed, Instant now) {
        GameProcess process = book.find(failed.processId());
        if (process == null) {
            return;
        }
        book.apply(process, new ProcessEvent.LaunchFailed(failed.why()), now);
        boolean news = plan.failed(process.slot(), failed.why(), failed.fault().isHopeless(), now);
        if (news && failed.fault() == LaunchFault.INVALID_PATH) {
            book.notice(
                    Notice.newBuilder()
                            .setFleetId(process.slot().fleetId())
                            .setProcessId(process.id())
                            .setCode("SERVER_PROCESS_INVALID_PATH")
                            .setMessage(failed.why()),
                    now);
        }
    }

    private void start(StartSession order, Instant now) {
        GameProcess process = book.find(order.getProcessId());
        GameServerSession session = order.getSession();
        Instant activateBy = Instant.ofEpochMilli(order.getActivateByMillis());
        if (process == null) {
            reports.changed();
            out.say("start order for an unknown process=" + order.getProcessId() + " session="
                    + session.getGameServerSessionId());
            return;
        }
        var ordered = new ProcessEvent.StartOrdered(order.getAssignment(), session, activateBy);
        if (book.apply(process, ordered, now) instanceof Step.Stayed) {
            reports.changed(); // whoever orders again has not seen what became of it
        }
    }

    private void end(EndProcess order, Instant now) {
        GameProcess process = book.find(order.getProcessId());
        reports.changed();
        if (process == null) {
            out.say("end order for an unknown process=" + order.getProcessId());
            return;
        }
        long killAt = order.getKillAtMillis();
        EndReason reason =
                order.getReason() == EndReason.UNRECOGNIZED ? EndReason.END_REASON_UNSPECIFIED : order.getReason();
        book.apply(
                process,
                new ProcessEvent.EndOrdered(
                        reason,
                        order.getNotify(),
                        killAt == 0 ? null : Instant.ofEpochMilli(killAt),
                        order.getToldAtMillis(),
                        order.getShownMillis()),
                now);
    }

    private void acknowledged(long number) {
        List<Notice> before = reports.notices();
        reports.acknowledge(number).forEach(book::forget);
        if (!before.equals(reports.notices())) {
            out.add(new AgentEffect.RememberNotices(reports.notices()));
        }
    }

    private void logsFailed(AgentEvent.LogsFailed failed, Instant now) {
        out.say("logs not saved yet session=" + failed.bundle().sessionId() + " why=\"" + failed.why() + "\"");
        Notice.Builder givenUp = logs.failed(failed.bundle(), failed.why(), failed.fault(), now);
        if (givenUp != null) {
            book.notice(givenUp, now);
            out.add(new AgentEffect.ForgetLogs(failed.bundle()));
        }
    }

    private void stop(boolean keepGames, Instant now) {
        stopping = true;
        endingAll = !keepGames;
        if (endingAll) {
            List.copyOf(book.all()).forEach(one -> book.apply(one, new ProcessEvent.AgentStopping(), now));
        }
    }

    /** Whether nothing will be launched any more. */
    public boolean isStopping() {
        return stopping;
    }

    /** Whether everything this agent launched has gone. */
    public boolean isEmpty() {
        return book.all().stream().allMatch(one -> one.hasExited() || one.slot().isStranger());
    }

    /** Whether the server has acknowledged all there is to report. */
    public boolean isReported() {
        return reports.isSettled();
    }

    /** The processes as they are now, in the order of their start. */
    public Collection<GameProcess> processes() {
        return book.all();
    }

    /** When {@link AgentEvent.Due} is due, null when only an event can change anything. */
    public @Nullable Instant nextDeadline() {
        Instant next = Deadlines.earlier(book.nextDeadline(), reports.nextDeadline());
        next = Deadlines.earlier(next, logs.nextDeadline(reports.isUp()));
        return stopping
                ? next
                : Deadlines.earlier(Deadlines.earlier(next, deployments.nextDeadline()), plan.nextDeadline(book.all()));
    }
}
