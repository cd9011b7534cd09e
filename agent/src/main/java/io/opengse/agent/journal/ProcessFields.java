package io.opengse.agent.journal;

import io.opengse.agent.os.ProcessIdentity;
import io.opengse.agent.process.Assignment;
import io.opengse.agent.process.CustomCounts;
import io.opengse.agent.process.End;
import io.opengse.agent.process.Endpoint;
import io.opengse.agent.process.GameProcess;
import io.opengse.agent.process.Health;
import io.opengse.agent.process.ProcessState;
import io.opengse.agent.process.Slot;
import io.opengse.protocol.link.EndReason;
import org.jspecify.annotations.Nullable;

/** A process in the journal, and back. */
final class ProcessFields {
    private enum Kind {
        ORDERED,
        LAUNCHING,
        READY,
        ENDING,
        EXITED
    }

    private ProcessFields() {}

    static Fields write(GameProcess process) {
        Fields fields = new Fields()
                .put("id", process.id())
                .put("instance", process.slot().instanceId())
                .put("fleet", process.slot().fleetId())
                .put("launch-key", process.slot().launchKey())
                .put("directory", process.directory())
                .put("started-at", process.startedAt())
                .put("healthy", process.health().healthy())
                .put("health-detail", process.health().detail())
                .put("custom-current", process.counts().current())
                .put("custom-maximum", process.counts().maximum());
        Assignment assignment = process.assignment();
        if (assignment != null) {
            fields.put("assignment", assignment.number())
                    .put("session", assignment.sessionId())
                    .put("assignment-status", assignment.status())
                    .put("assignment-failure", assignment.failure())
                    .put("logs-taken", assignment.logsTaken());
        }
        ProcessIdentity os = process.state().identity();
        if (os != null) {
            fields.put("pid", os.pid()).put("start-ticks", os.startTicks());
        }
        Endpoint endpoint = process.state().announced();
        if (endpoint != null) {
            fields.put("client-port", endpoint.clientPort())
                    .put("grpc-port", endpoint.grpcPort())
                    .put("ready-at", endpoint.readyAt())
                    .putAll("log-path", endpoint.logPaths());
        }
        state(process.state(), fields);
        return fields;
    }

    private static void state(ProcessState state, Fields fields) {
        switch (state) {
            case ProcessState.Ordered _ -> fields.put("state", Kind.ORDERED);
            case ProcessState.Launching(var _, var readyBy) ->
                fields.put("state", Kind.LAUNCHING).put("ready-by", readyBy);
            case ProcessState.Ready _ -> fields.put("state", Kind.READY);
            case ProcessState.Ending(var _, var _, var end) ->
                fields.put("state", Kind.ENDING)
                        .put("reason", end.reason())
                        .put("detail", end.detail())
                        .putMaybe("terminate-at", end.terminateAt())
                        .putMaybe("kill-at", end.killAt())
                        .put("unanswered-notice", end.unansweredNotice());
            case ProcessState.Exited exited ->
                fields.put("state", Kind.EXITED)
                        .put("reason", exited.reason())
                        .put("detail", exited.detail())
                        .put("code", exited.code())
                        .put("exited-at", exited.at());
        }
    }

    static GameProcess read(Fields fields) throws Unreadable {
        Health health = new Health(fields.flag("healthy"), 0, fields.text("health-detail"), null, false);
        CustomCounts counts =
                new CustomCounts((int) fields.number("custom-current"), (int) fields.number("custom-maximum"));
        return new GameProcess(
                fields.text("id"),
                slot(fields),
                fields.text("directory"),
                fields.instant("started-at"),
                state(fields),
                assignment(fields),
                health,
                counts);
    }

    /** What an earlier version wrote has no instance. */
    private static Slot slot(Fields fields) throws Unreadable {
        String instance = fields.has("instance") ? fields.text("instance") : "";
        return new Slot(instance, fields.text("fleet"), fields.text("launch-key"));
    }

    private static @Nullable Assignment assignment(Fields fields) throws Unreadable {
        return fields.has("assignment")
                ? new Assignment(
                        fields.number("assignment"),
                        fields.text("session"),
                        fields.choice("assignment-status", Assignment.Status.class),
                        fields.text("assignment-failure"),
                        fields.flag("logs-taken"))
                : null;
    }

    private static ProcessState state(Fields fields) throws Unreadable {
        return switch (fields.choice("state", Kind.class)) {
            case ORDERED -> new ProcessState.Ordered();
            case LAUNCHING -> new ProcessState.Launching(identity(fields), fields.instant("ready-by"));
            case READY -> new ProcessState.Ready(identity(fields), endpoint(fields));
            case ENDING -> new ProcessState.Ending(identity(fields), endpointMaybe(fields), end(fields));
            case EXITED ->
                new ProcessState.Exited(
                        fields.has("pid") ? identity(fields) : null,
                        endpointMaybe(fields),
                        (int) fields.number("code"),
                        fields.instant("exited-at"),
                        fields.choice("reason", EndReason.class),
                        fields.text("detail"));
        };
    }

    private static End end(Fields fields) throws Unreadable {
        return new End(
                fields.choice("reason", EndReason.class),
                fields.text("detail"),
                fields.instantMaybe("terminate-at"),
                fields.instantMaybe("kill-at"),
                fields.number("unanswered-notice"));
    }

    private static ProcessIdentity identity(Fields fields) throws Unreadable {
        return new ProcessIdentity(fields.number("pid"), fields.number("start-ticks"));
    }

    private static @Nullable Endpoint endpointMaybe(Fields fields) throws Unreadable {
        return fields.has("grpc-port") ? endpoint(fields) : null;
    }

    private static Endpoint endpoint(Fields fields) throws Unreadable {
        return new Endpoint(
                (int) fields.number("client-port"),
                (int) fields.number("grpc-port"),
                fields.all("log-path"),
                fields.instant("ready-at"));
    }
}
