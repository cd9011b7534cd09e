package io.opengse.server.link;

import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.Assignment;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.DeploymentReport;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.host.LaunchTrouble;
import io.opengse.engine.host.Notice;
import io.opengse.engine.host.PhaseLog;
import io.opengse.engine.host.ProcessReport;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.Ports;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.Phase;
import io.opengse.protocol.link.Report;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What agents say, in the engine's words. A value of a later version of the protocol is refused, never guessed. */
final class WireReports {
    private WireReports() {}

    static Arrival arrival(Hello hello) {
        return new Arrival(
                new HostId(hello.getHostId()),
                new HostTraits(hello.getRegion(), hello.getInstanceType(), hello.getLabelsMap()),
                hello.getAddress(),
                hello.getAdoptsStrangers(),
                hello.getAgentVersion(),
                new HostRoom(
                        hello.getRoom().getInstances(),
                        hello.getRoom().getCores(),
                        hello.getRoom().getMemoryBytes()));
    }

    static HostReport report(HostId host, Report report) {
        return new HostReport(
                host,
                report.getNumber(),
                report.getProcessesList().stream().map(WireReports::process).toList(),
                report.getNoticesList().stream().map(WireReports::notice).toList(),
                report.getTroublesList().stream().map(WireReports::trouble).toList(),
                report.getDeploymentsList().stream()
                        .flatMap(deployment -> deployment(deployment).stream())
                        .toList());
    }

    private static ProcessReport process(io.opengse.protocol.link.ProcessReport process) {
        return new ProcessReport(
                new ProcessId(process.getProcessId()),
                new FleetId(process.getFleetId()),
                process.getInstanceId().isEmpty() ? null : new InstanceId(process.getInstanceId()),
                process.getLaunchKey(),
                phase(process.getPhase()),
                process.getPid(),
                Instant.ofEpochMilli(process.getStartedAtMillis()),
                instant(process.getReadyAtMillis()),
                new Ports(process.getClientPort(), process.getGrpcPort()),
                process.getHealthy(),
                process.getHealthDetail(),
                process.hasAssignment() ? assignment(process.getAssignment()) : null,
                new CustomCount(process.getCurrentCustomCount(), process.getMaxCustomCount()),
                process.hasExit() ? exit(process.getExit()) : null,
                endReason(process.getEndReason()),
                process.getEndDetail());
    }

    private static ProcessReport.Phase phase(Phase phase) {
        return switch (phase) {
            case LAUNCHING -> ProcessReport.Phase.LAUNCHING;
            case READY -> ProcessReport.Phase.READY;
            case ENDING -> ProcessReport.Phase.ENDING;
            case EXITED -> ProcessReport.Phase.EXITED;
            case PHASE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("ProcessReport.phase");
        };
    }

    private static @Nullable Assignment assignment(io.opengse.protocol.link.Assignment assignment) {
        Assignment.State state = switch (assignment.getState()) {
            case NONE -> null;
            case STARTING -> Assignment.State.STARTING;
            case HOSTING -> Assignment.State.HOSTING;
            case OVER -> Assignment.State.OVER;
            case FAILED -> Assignment.State.FAILED;
            case UNRECOGNIZED -> throw unknown("Assignment.state");
        };
        return state == null
                ? null
                : new Assignment(
                        assignment.getNumber(),
                        new SessionId(assignment.getSessionId()),
                        state,
                        assignment.getFailure());
    }

    private static ProcessReport.Exit exit(io.opengse.protocol.link.Exit exit) {
        return new ProcessReport.Exit(exit.getCode(), Instant.ofEpochMilli(exit.getAtMillis()));
    }

    private static @Nullable EndReason endReason(io.opengse.protocol.link.EndReason reason) {
        return switch (reason) {
            case END_REASON_UNSPECIFIED -> null;
            case ENDED_BY_GAME -> EndReason.ENDED_BY_GAME;
            case CRASHED -> EndReason.CRASHED;
            case READY_TIMEOUT -> EndReason.READY_TIMEOUT;
            case LAUNCH_FAILED -> EndReason.LAUNCH_FAILED;
            case START_REFUSED -> EndReason.START_REFUSED;
            case ACTIVATION_TIMEOUT -> EndReason.ACTIVATION_TIMEOUT;
            case UNHEALTHY -> EndReason.UNHEALTHY;
            case RETIRED -> EndReason.RETIRED;
            case SCALED_IN -> EndReason.SCALED_IN;
            case OPERATOR -> EndReason.OPERATOR;
            case AGENT_STOPPED -> EndReason.AGENT_STOPPED;
            case SESSION_UNKNOWN -> EndReason.SESSION_UNKNOWN;
            case UNRECOGNIZED -> throw unknown("ProcessReport.end_reason");
        };
    }

    private static Notice notice(io.opengse.protocol.link.Notice notice) {
        return new Notice(
                notice.getNumber(),
                Instant.ofEpochMilli(notice.getAtMillis()),
                notice.getFleetId().isEmpty() ? null : new FleetId(notice.getFleetId()),
                notice.getProcessId().isEmpty() ? null : new ProcessId(notice.getProcessId()),
                notice.getCode(),
                notice.getMessage());
    }

    private static LaunchTrouble trouble(io.opengse.protocol.link.LaunchTrouble trouble) {
        return new LaunchTrouble(
                new FleetId(trouble.getFleetId()),
                trouble.getLaunchKey(),
                trouble.getFailuresInRow(),
                Instant.ofEpochMilli(trouble.getNextTryMillis()),
                trouble.getReason());
    }

    /** Empty before its agent knows itself how far it is. */
    private static Optional<DeploymentReport> deployment(io.opengse.protocol.link.DeploymentReport said) {
        return phase(said.getPhase())
                .map(phase -> new DeploymentReport(
                        new FleetId(said.getFleetId()),
                        phase,
                        said.getFailureCode(),
                        said.getMessage(),
                        said.getLogsList().stream()
                                .flatMap(name -> PhaseLog.phase(name).stream())
                                .collect(Collectors.toSet())));
    }

    private static Optional<DeploymentPhase> phase(io.opengse.protocol.link.DeploymentReport.Phase phase) {
        return switch (phase) {
            case DEPLOYMENT_UNSPECIFIED -> Optional.empty();
            case FETCHING -> Optional.of(DeploymentPhase.FETCHING);
            case UNPACKING -> Optional.of(DeploymentPhase.UNPACKING);
            case INSTALLING -> Optional.of(DeploymentPhase.INSTALLING);
            case CHECKING -> Optional.of(DeploymentPhase.CHECKING);
            case BUILDING -> Optional.of(DeploymentPhase.BUILDING);
            case DEPLOYED -> Optional.of(DeploymentPhase.DEPLOYED);
            case FAILED -> Optional.of(DeploymentPhase.FAILED);
            case UNRECOGNIZED -> throw unknown("DeploymentReport.phase");
        };
    }

    private static @Nullable Instant instant(long millis) {
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    private static Refused unknown(String field) {
        return Refused.invalid(field + " has a value this server does not know: update the server before the agents");
    }
}
