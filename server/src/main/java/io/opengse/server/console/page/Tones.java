package io.opengse.server.console.page;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.session.SessionStatus;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Tone;
import java.util.EnumSet;
import java.util.Set;

/** Which colour a status has. */
final class Tones {
    private static final Set<EventCode> BAD = EnumSet.of(
            EventCode.FLEET_INITIALIZATION_FAILED,
            EventCode.FLEET_BINARY_DOWNLOAD_FAILED,
            EventCode.FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND,
            EventCode.FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE,
            EventCode.FLEET_VALIDATION_TIMED_OUT,
            EventCode.FLEET_STATE_ERROR,
            EventCode.FLEET_ACTIVATION_FAILED,
            EventCode.FLEET_ACTIVATION_FAILED_NO_INSTANCES,
            EventCode.SERVER_PROCESS_INVALID_PATH,
            EventCode.SERVER_PROCESS_PULL_FAILED,
            EventCode.SERVER_PROCESS_PROCESS_READY_TIMEOUT,
            EventCode.SERVER_PROCESS_CRASHED,
            EventCode.SERVER_PROCESS_TERMINATED_UNHEALTHY,
            EventCode.GAME_SESSION_ACTIVATION_TIMEOUT,
            EventCode.SERVER_DOWN,
            EventCode.HOST_LOST,
            EventCode.PROCESS_UNHEALTHY,
            EventCode.SESSION_FAILED);
    /** Not FLEET_NOT_SCALED: that a fleet has what it needs, or no policy, is no reason to worry. */
    private static final Set<EventCode> WARNING = EnumSet.of(
            EventCode.SERVER_PROCESS_FORCE_TERMINATED,
            EventCode.SERVER_PROCESS_PROCESS_EXIT_TIMEOUT,
            EventCode.HOST_AWAY,
            EventCode.SESSION_REFUSED,
            EventCode.PLAYER_REFUSED,
            EventCode.PLAYER_TIMED_OUT);

    private static final Set<EventCode> GOOD = EnumSet.of(
            EventCode.FLEET_STATE_ACTIVE,
            EventCode.HOST_CONNECTED,
            EventCode.INSTANCE_ACTIVE,
            EventCode.PROCESS_READY,
            EventCode.SESSION_ACTIVE,
            EventCode.PLAYER_ACCEPTED);

    private Tones() {}

    /** The events that tell of a trouble: what the overview calls alarms. */
    static Set<EventCode> troubles() {
        return EnumSet.copyOf(BAD);
    }

    static Tone of(EventCode code) {
        if (BAD.contains(code)) {
            return Tone.BAD;
        }
        return WARNING.contains(code) ? Tone.WARNING : GOOD.contains(code) ? Tone.GOOD : Tone.PLAIN;
    }

    static Tone of(FleetStatus status) {
        return switch (status) {
            case NEW, DOWNLOADING, VALIDATING, BUILDING, ACTIVATING -> Tone.BUSY;
            case ACTIVE -> Tone.GOOD;
            case ERROR -> Tone.BAD;
            case DELETING -> Tone.WARNING;
            case TERMINATED -> Tone.OVER;
        };
    }

    static Tone of(ProcessStatus status) {
        return switch (status) {
            case ACTIVATING -> Tone.BUSY;
            case ACTIVE -> Tone.GOOD;
            case TERMINATING -> Tone.WARNING;
            case TERMINATED -> Tone.OVER;
        };
    }

    /** A process that fails its health checks stands out whatever its status. */
    static Tone of(GameProcess process) {
        boolean ill = !process.healthy() && process.status() != ProcessStatus.TERMINATED;
        return ill ? Tone.BAD : of(process.status());
    }

    static Tone of(SessionStatus status) {
        return switch (status) {
            case ACTIVATING -> Tone.BUSY;
            case ACTIVE -> Tone.GOOD;
            case TERMINATING -> Tone.WARNING;
            case TERMINATED -> Tone.OVER;
            case ERROR -> Tone.BAD;
        };
    }

    static Tone of(HostStatus status) {
        return switch (status) {
            case CONNECTED -> Tone.GOOD;
            case AWAY -> Tone.WARNING;
            case LOST -> Tone.BAD;
        };
    }

    static Tone of(InstanceStatus status) {
        return switch (status) {
            case PENDING, STARTING -> Tone.BUSY;
            case ACTIVE -> Tone.GOOD;
            case DRAINING -> Tone.WARNING;
            case TERMINATED -> Tone.OVER;
        };
    }

    static Tone of(PlayerStatus status) {
        return switch (status) {
            case RESERVED -> Tone.BUSY;
            case ACTIVE -> Tone.GOOD;
            case COMPLETED -> Tone.OVER;
            case TIMEDOUT -> Tone.WARNING;
        };
    }

    static Tone of(PlacementStatus status) {
        return switch (status) {
            case PENDING -> Tone.BUSY;
            case FULFILLED -> Tone.GOOD;
            case CANCELLED -> Tone.OVER;
            case TIMED_OUT, FAILED -> Tone.BAD;
        };
    }

    static Tone of(DeploymentPhase phase) {
        return switch (phase) {
            case FETCHING, UNPACKING, INSTALLING, CHECKING, BUILDING -> Tone.BUSY;
            case DEPLOYED -> Tone.GOOD;
            case FAILED -> Tone.BAD;
        };
    }

    static Cell cell(FleetStatus status) {
        return new Cell.Status(status, of(status));
    }

    static Cell cell(ProcessStatus status) {
        return new Cell.Status(status, of(status));
    }

    static Cell cell(SessionStatus status) {
        return new Cell.Status(status, of(status));
    }

    static Cell cell(HostStatus status) {
        return new Cell.Status(status, of(status));
    }

    static Cell cell(InstanceStatus status) {
        return new Cell.Status(status, of(status));
    }

    static Cell cell(PlayerStatus status) {
        return new Cell.Status(status, of(status));
    }

    static Cell cell(PlacementStatus status) {
        return new Cell.Status(status, of(status));
    }

    static Cell yes(boolean yes) {
        return new Cell.Word(yes ? "yes" : "no", Tone.PLAIN);
    }
}
