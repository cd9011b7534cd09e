package io.opengse.agent.loop;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.ProcessState;
import java.util.Locale;

/** One line for the log per decision about a process, with the same names everywhere. */
final class DecisionLines {
    private DecisionLines() {}

    static void describe(GameProcess before, GameProcess after, Outbox out) {
        if (before.state().getClass() != after.state().getClass()) {
            out.say(phase(after) + of(after) + detail(after.state()));
        }
        if (before.health().healthy() && !after.health().healthy()) {
            out.say("process unhealthy" + of(after) + " detail=\""
                    + after.health().detail() + "\"");
        }
        Assignment assignment = after.assignment();
        if (assignment != null && !assignment.withLogsTaken().equals(taken(before))) {
            out.say("assignment " + assignment.status().name().toLowerCase(Locale.ROOT) + of(after) + " session="
                    + assignment.sessionId() + " number=" + assignment.number()
                    + (assignment.failure().isEmpty() ? "" : " failure=\"" + assignment.failure() + "\""));
        }
    }

    private static Object taken(GameProcess process) {
        Assignment assignment = process.assignment();
        return assignment == null ? "none" : assignment.withLogsTaken();
    }

    private static String phase(GameProcess process) {
        return switch (process.state()) {
            case ProcessState.Ordered _ -> "process ordered";
            case ProcessState.Launching _ -> "process launched";
            case ProcessState.Ready _ -> "process ready";
            case ProcessState.Ending _ -> "process ending";
            case ProcessState.Exited _ -> "process gone";
        };
    }

    static String of(GameProcess process) {
        ProcessIdentity os = process.state().identity();
        return " fleet=" + process.slot().fleetId() + " process=" + process.id()
                + (os == null ? "" : " pid=" + os.pid());
    }

    private static String detail(ProcessState state) {
        return switch (state) {
            case ProcessState.Ordered _, ProcessState.Launching _ -> "";
            case ProcessState.Ready(var _, var endpoint) ->
                " client-port=" + endpoint.clientPort() + " grpc-port=" + endpoint.grpcPort();
            case ProcessState.Ending(var _, var _, var end) ->
                " reason=" + end.reason() + " detail=\"" + end.detail() + "\"";
            case ProcessState.Exited exited ->
                " code=" + exited.code() + " reason=" + exited.reason() + " detail=\"" + exited.detail() + "\"";
        };
    }
}
