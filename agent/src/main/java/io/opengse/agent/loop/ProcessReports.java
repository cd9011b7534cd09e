package io.opengse.agent.loop;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.End;
import io.opengse.agent.process.Endpoint;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState.Ending;
import io.opengse.agent.process.ProcessState.Exited;
import io.opengse.agent.process.ProcessState.Launching;
import io.opengse.agent.process.ProcessState.Ordered;
import io.opengse.agent.process.ProcessState.Ready;
import io.opengse.protocol.link.Exit;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.ProcessReport;

/** A process as the server is told of it. */
final class ProcessReports {
    /** How much of a hurry there is to tell what changed. */
    enum News {
        NONE,
        COUNTS,
        COURSE,
        AT_ONCE
    }

    private ProcessReports() {}

    /**
     * What a game counts can wait, and so can a session that takes its course: the server sent the order itself, and
     * learns of the activation from the game's own call.
     */
    static News news(GameProcess before, GameProcess after) {
        if (after.equals(before.with(after.counts()))) {
            return after.counts().equals(before.counts()) ? News.NONE : News.COUNTS;
        }
        ProcessReport now = of(after);
        ProcessReport then = of(before);
        if (now.equals(then)) {
            return News.NONE;
        }
        ProcessReport.Builder onCourse = then.toBuilder()
                .setCurrentCustomCount(now.getCurrentCustomCount())
                .setMaxCustomCount(now.getMaxCustomCount());
        Assignment assignment = after.assignment();
        if (assignment != null && isOnCourse(assignment.status())) {
            onCourse.setAssignment(now.getAssignment());
        }
        return onCourse.build().equals(now) ? News.COURSE : News.AT_ONCE;
    }

    private static boolean isOnCourse(Assignment.Status status) {
        return switch (status) {
            case STARTING, HOSTING -> true;
            case OVER, FAILED -> false;
        };
    }

    static ProcessReport of(GameProcess process) {
        ProcessReport.Builder report = ProcessReport.newBuilder()
                .setProcessId(process.id())
                .setInstanceId(process.slot().instanceId())
                .setFleetId(process.slot().fleetId())
                .setLaunchKey(process.slot().launchKey())
                .setStartedAtMillis(process.startedAt().toEpochMilli())
                .setHealthy(process.health().healthy())
                .setHealthDetail(process.health().detail())
                .setCurrentCustomCount(process.counts().current())
                .setMaxCustomCount(process.counts().maximum());
        ProcessIdentity os = process.state().identity();
        if (os != null) {
            report.setPid(os.pid());
        }
        Endpoint endpoint = process.state().announced();
        if (endpoint != null) {
            report.setReadyAtMillis(endpoint.readyAt().toEpochMilli())
                    .setClientPort(endpoint.clientPort())
                    .setGrpcPort(endpoint.grpcPort());
        }
        Assignment assignment = process.assignment();
        if (assignment != null) {
            report.setAssignment(assignment(assignment));
        }
        phase(process, report);
        return report.build();
    }

    private static void phase(GameProcess process, ProcessReport.Builder report) {
        switch (process.state()) {
            case Ordered _, Launching _ -> report.setPhase(Phase.LAUNCHING);
            case Ready _ -> report.setPhase(Phase.READY);
            case Ending(var _, var _, End end) ->
                report.setPhase(Phase.ENDING).setEndReason(end.reason()).setEndDetail(end.detail());
            case Exited exited ->
                report.setPhase(Phase.EXITED)
                        .setEndReason(exited.reason())
                        .setEndDetail(exited.detail())
                        .setExit(Exit.newBuilder()
                                .setCode(exited.code())
                                .setAtMillis(exited.at().toEpochMilli()));
        }
    }

    private static io.opengse.protocol.link.Assignment assignment(Assignment assignment) {
        return io.opengse.protocol.link.Assignment.newBuilder()
                .setNumber(assignment.number())
                .setSessionId(assignment.sessionId())
                .setState(state(assignment.status()))
                .setFailure(assignment.failure())
                .build();
    }

    private static io.opengse.protocol.link.Assignment.State state(Assignment.Status status) {
        return switch (status) {
            case STARTING -> io.opengse.protocol.link.Assignment.State.STARTING;
            case HOSTING -> io.opengse.protocol.link.Assignment.State.HOSTING;
            case OVER -> io.opengse.protocol.link.Assignment.State.OVER;
            case FAILED -> io.opengse.protocol.link.Assignment.State.FAILED;
        };
    }
}
