package io.opengse.engine.explain;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.scaling.Rest;
import java.time.Instant;

/** Reasons about fleets: their creation, what is free of them, their instances and their scaling. */
public sealed interface FleetReason extends Reason {
    /** Where it stands. */
    record FleetStands(Instant at, FleetStatus which) implements FleetReason {}

    /** Why its creation failed. */
    record CreationFailed(Instant at, Failure which, String words) implements FleetReason {}

    /** How far its package is on a host. */
    record PackageStands(Instant at, DeploymentPhase which, FleetId fleet, HostId host, String words)
            implements FleetReason {}

    /** So many sessions could be created now. */
    record FreeProcesses(Instant at, int count) implements FleetReason {}

    /** It has processes, but none that takes a session. */
    record NoFreeProcess(Instant at, int processes) implements FleetReason {}

    /** Nothing of it runs. */
    record NoProcess(Instant at) implements FleetReason {}

    /** It has processes, but none of the hosts they are on is connected. */
    record NoHostConnected(Instant at, int hosts) implements FleetReason {}

    /** Nothing of it runs, for none of its instances has a host. */
    record OnNoHost(Instant at) implements FleetReason {}

    /** So many of its processes are hindered by this. */
    record ProcessesHindered(Instant at, Hindrance which, int count) implements FleetReason {}

    /** It should have no instance at all. */
    record NoInstanceWanted(Instant at, int minimum, int maximum) implements FleetReason {}

    /** Instances are missing. */
    record InstancesMissing(Instant at, int desired, int there) implements FleetReason {}

    /** An instance has no host yet; {@code words} as it was recorded. */
    record InstanceWaits(Instant at, InstanceId instance, String words) implements FleetReason {}

    /** An instance has a host, but no ready process yet. */
    record InstanceStarts(Instant at, InstanceId instance, HostId host) implements FleetReason {}

    /** Its runtime configuration, or the lack of a package, gives agents nothing to launch. */
    record NothingToLaunch(Instant at) implements FleetReason {}

    /** A host could not launch what it should; {@code words} as its agent told it. */
    record LaunchFails(Instant at, String words) implements FleetReason {}

    /** A process of it came to a bad end lately. */
    record ProcessFailed(Instant at, String words) implements FleetReason {}

    /** Nobody but operators scales it. */
    record ScaledByHand(Instant at, int desired) implements FleetReason {}

    /** Why scaling leaves it as it is. */
    record NotScaled(Instant at, Rest which, String words) implements FleetReason {}

    /** What scaling does at its next look. */
    record WillScale(Instant at, int desired, String words) implements FleetReason {}

    /** What last changed its capacity. */
    record LastScaled(Instant at, String words) implements FleetReason {}

    /** Creators may create only so many sessions. */
    record CreatorsLimited(Instant at, int sessions, long minutes) implements FleetReason {}

    /** The last creation of a session that was refused. */
    record CreationRefused(Instant at, String actor, String words) implements FleetReason {}

    /** How the creation of a fleet fails. */
    enum Failure {
        PACKAGE(EventCode.FLEET_BINARY_DOWNLOAD_FAILED),
        INSTALLER(EventCode.FLEET_INITIALIZATION_FAILED),
        LAUNCH_PATH(EventCode.FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND),
        EXECUTABLE(EventCode.FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE),
        VALIDATION_TIMEOUT(EventCode.FLEET_VALIDATION_TIMED_OUT),
        ACTIVATION(EventCode.FLEET_ACTIVATION_FAILED),
        NO_INSTANCES(EventCode.FLEET_ACTIVATION_FAILED_NO_INSTANCES);

        private final EventCode code;

        Failure(EventCode code) {
            this.code = code;
        }

        EventCode code() {
            return code;
        }
    }
}
