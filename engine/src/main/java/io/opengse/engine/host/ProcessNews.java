package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.PortRules;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.GameProcess.End;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Leaves the events of what a report changed about a process, in GSE's words where it has some. */
final class ProcessNews {
    private ProcessNews() {}

    static void tell(Transaction transaction, Change change, ProcessReport report, Cause cause) {
        GameProcess process = change.after();
        GameProcess before = change.before();
        if (before == null && report.pid() > 0) {
            String message = "launched as pid " + process.pid() + entryWords(process);
            cause.note(transaction, EventCode.PROCESS_LAUNCHED, message, process.subjects());
        }
        if (change.revived()) {
            String message = "it runs after all: its host was given up too early";
            cause.note(transaction, EventCode.PROCESS_NOTICE, message, process.subjects());
        }
        if (change.became(ProcessStatus.ACTIVE)) {
            String message = "ready: players on port " + process.ports().client() + ", gRPC on port "
                    + process.ports().grpc();
            cause.note(transaction, EventCode.PROCESS_READY, message, process.subjects());
        }
        if (!process.healthy() && (before == null || before.healthy())) {
            String message = "unhealthy: " + report.healthDetail() + "; it gets no more sessions";
            cause.note(transaction, EventCode.PROCESS_UNHEALTHY, message, process.subjects());
        }
    }

    /** A port that the fleet never opened is not refused, but told: behind a firewall nobody would reach the game. */
    static void tellClosedPort(Transaction transaction, GameProcess process, Fleet fleet, Cause cause) {
        int port = process.ports().client();
        if (!PortRules.opened(fleet.ports(), port)) {
            String message = "Process " + process.id() + " takes players on port " + port
                    + ", which no inbound permission of the fleet opens (" + PortRules.words(fleet.ports())
                    + "): open it with UpdateFleetPortSettings, or let the game choose a port within them.";
            cause.note(transaction, EventCode.GENERIC_EVENT, message, process.subjects());
        }
    }

    /** Told before its condemnation is removed, which says whether it had to be killed. */
    static void tellExit(Transaction transaction, GameProcess process, End end, Cause cause) {
        boolean killed = CondemnationTable.in(transaction)
                .find(process.id())
                .filter(condemned -> killed(condemned, end))
                .isPresent();
        String message = end.reason().words()
                + (killed ? ", killed at its deadline" : "")
                + codeWords(end)
                + (end.detail().isEmpty() ? "" : ": " + end.detail());
        cause.note(transaction, code(end.reason(), killed), message, process.subjects());
    }

    private static boolean killed(Condemnation condemned, End end) {
        Instant killAt = condemned.killAt();
        Instant at = end.at();
        return killAt != null && at != null && !at.isBefore(killAt);
    }

    private static EventCode code(EndReason reason, boolean killed) {
        return switch (reason) {
            case CRASHED -> EventCode.SERVER_PROCESS_CRASHED;
            case READY_TIMEOUT -> EventCode.SERVER_PROCESS_PROCESS_READY_TIMEOUT;
            case LAUNCH_FAILED -> EventCode.SERVER_PROCESS_PULL_FAILED;
            case UNHEALTHY -> EventCode.SERVER_PROCESS_TERMINATED_UNHEALTHY;
            case START_REFUSED, ACTIVATION_TIMEOUT, RETIRED, SCALED_IN, OPERATOR, SESSION_UNKNOWN ->
                killed ? EventCode.SERVER_PROCESS_FORCE_TERMINATED : EventCode.PROCESS_EXITED;
            case ENDED_BY_GAME, AGENT_STOPPED, HOST_LOST -> EventCode.PROCESS_EXITED;
        };
    }

    private static String codeWords(End end) {
        return Optional.ofNullable(end.exitCode())
                .map(code -> code < 0 ? ", exit code unknown" : ", exit code " + code)
                .orElse("");
    }

    private static String entryWords(GameProcess process) {
        return process.launchKey().isEmpty()
                ? "; nobody launched it, its host takes strangers in"
                : ": " + process.launchKey().replace('\n', ' ').strip();
    }
}
