package io.opengse.server.api.operator;

import io.opengse.engine.Engine;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.server.api.cloud.Moments;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Nothing;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The operator actions on processes. */
public final class ProcessActions {
    private static final int MOST = 1000;
    private static final Set<SessionStatus> LIVING =
            Set.of(SessionStatus.ACTIVATING, SessionStatus.ACTIVE, SessionStatus.TERMINATING);

    private static final Parameter<String> FLEET_ID =
            Parameter.selector("FleetId", Kind.ascii(1, 128), "Only of this fleet.", "fleet-qp3g3caa-95z2gimq");
    private static final Parameter<Boolean> WITH_ENDED = Parameter.selector(
            "IncludeEnded", new Kind.Flag(), "Those that have ended too; false when left out.", "true");
    private static final Parameter<Instant> STARTED_BEFORE =
            Parameter.selector("StartedBefore", new Kind.Moment(), "Only those started before; for the next page.", "");
    private static final Parameter<Long> LIMIT =
            Parameter.selector("Limit", Kind.whole(1, MOST), "At most so many; 100 when left out.", "100");
    private static final Parameter<String> PROCESS_ID = Parameter.of(
                    "ProcessId", Kind.ascii(1, 128), "The process.", "proc-3f9a")
            .asRequired();

    private record Shown(GameProcess process, @Nullable SessionId session) {
        String launchPath() {
            return process.launchKey().lines().findFirst().orElse("");
        }

        String parameters() {
            return process.launchKey().lines().skip(1).collect(Collectors.joining("\n"));
        }

        @Nullable
        String sessionId() {
            return session == null ? null : session.value();
        }

        @Nullable
        String endTime() {
            return process.end() == null ? null : Moments.utc(process.end().at());
        }

        @Nullable
        String endReason() {
            return process.end() == null ? null : process.end().reason().name();
        }

        String endDetail() {
            return process.end() == null ? "" : process.end().detail();
        }

        @Nullable
        Integer exitCode() {
            return process.end() == null ? null : process.end().exitCode();
        }
    }

    private static final Shape<Shown> PROCESS = Shape.<Shown>named("Process")
            .text("ProcessId", "its id", shown -> shown.process.id().value())
            .text("FleetId", "its fleet", shown -> shown.process.fleet().value())
            .text("HostId", "where it runs", shown -> shown.process.host().value())
            .text("LaunchPath", "what was started; empty for one that nobody launched", Shown::launchPath)
            .text("Parameters", "with which command line", Shown::parameters)
            .text(
                    "Status",
                    "ACTIVATING, ACTIVE, TERMINATING or TERMINATED",
                    shown -> shown.process.status().name())
            .flag("Healthy", "false once it failed its health checks", shown -> shown.process.healthy())
            .text("GameServerSessionId", "the session it hosts, or null", Shown::sessionId)
            .whole("Pid", "its number on its host", shown -> shown.process.pid())
            .whole(
                    "ClientPort",
                    "where players connect; 0 before it is ready",
                    shown -> shown.process.ports().client())
            .whole(
                    "GrpcPort",
                    "where the agent calls it; 0 before it is ready",
                    shown -> shown.process.ports().grpc())
            .whole(
                    "CurrentCustomCount",
                    "the game's own counter",
                    shown -> shown.process.custom().current())
            .whole(
                    "MaxCustomCount",
                    "the limit of that counter",
                    shown -> shown.process.custom().max())
            .text("StartTime", "when it was started", shown -> String.valueOf(shown.process.startedAt()))
            .text("ReadyTime", "when it called ProcessReady, or null", shown -> Moments.utc(shown.process.readyAt()))
            .text("EndTime", "when it had gone, or null", Shown::endTime)
            .text("EndReason", "why it ends or ended, or null", Shown::endReason)
            .text("EndDetail", "the same in words; empty while it runs", Shown::endDetail)
            .wholeIfAny("ExitCode", "null while it runs; -1 when it could not be learnt", Shown::exitCode);
    private static final Shape<List<Shown>> PROCESSES =
            Shape.<List<Shown>>named("").list("Processes", "the newest first", PROCESS, all -> all);

    private final Engine engine;

    public ProcessActions(Engine engine) {
        this.engine = engine;
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "OpengseListProcesses",
                        "Shows processes and the sessions they host.",
                        List.of(FLEET_ID, WITH_ENDED, STARTED_BEFORE, LIMIT),
                        PROCESSES,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND),
                        (arguments, _) -> listed(arguments)),
                new Action<>(
                        "OpengseEndProcess",
                        "Tells a process to end, whatever it hosts; it is killed when its protection allows. Another one"
                                + " is started in its place.",
                        List.of(PROCESS_ID),
                        Nothing.SHAPE,
                        List.of(ErrorCode.RESOURCE_NOT_FOUND, ErrorCode.RESOURCE_UNAVAILABLE),
                        (arguments, caller) -> {
                            ProcessId id = new ProcessId(arguments.get(PROCESS_ID));
                            engine.processes().condemn(id, EndReason.OPERATOR, caller.actor());
                            return Nothing.AT_ALL;
                        }));
    }

    private List<Shown> listed(Arguments arguments) {
        @Nullable FleetId fleet = arguments.find(FLEET_ID).map(FleetId::new).orElse(null);
        if (fleet != null) {
            engine.fleets().require(fleet);
        }
        List<GameProcess> processes = engine.processes()
                .list(
                        fleet,
                        !arguments.get(WITH_ENDED, false),
                        arguments.find(STARTED_BEFORE).orElse(null),
                        arguments.whole(LIMIT, 100));
        Map<ProcessId, SessionId> hosted =
                engine
                        .sessions()
                        .list(new SessionQuery(fleet, LIVING, null, SessionSort.NEWEST_FIRST, null), MOST)
                        .stream()
                        .collect(Collectors.toMap(
                                session -> session.place().process(), GameSession::id, (newest, _) -> newest));
        return processes.stream()
                .map(process -> new Shown(process, hosted.get(process.id())))
                .toList();
    }
}
