package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.CloudExtras;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.server.api.declaration.Shape;
import java.util.List;
import java.util.Optional;

/** How a fleet and its parts look in answers. */
final class FleetShapes {
    private static final Shape<ServerProcess> SERVER_PROCESS = Shape.<ServerProcess>named("ServerProcesse")
            .whole("ConcurrentExecutions", "copies per instance", ServerProcess::concurrentExecutions)
            .text("LaunchPath", "what is started", ServerProcess::launchPath)
            .text("Parameters", "its command line", ServerProcess::parameters);

    static final Shape<RuntimeConfiguration> RUNTIME = Shape.<RuntimeConfiguration>named("RuntimeConfiguration")
            .whole(
                    "GameServerSessionActivationTimeoutSeconds",
                    "how long a session may be ACTIVATING",
                    runtime -> runtime.activationTimeout().toSeconds())
            .whole(
                    "MaxConcurrentGameServerSessionActivations",
                    "sessions that may be ACTIVATING on one instance; 0 = unlimited",
                    RuntimeConfiguration::maxConcurrentActivations)
            .list(
                    "ServerProcesses",
                    "what runs on every instance",
                    SERVER_PROCESS,
                    RuntimeConfiguration::serverProcesses);

    private static final Shape<CreationLimit> CREATION_LIMIT = Shape.<CreationLimit>named("ResourceCreationLimitPolicy")
            .whole(
                    "NewGameServerSessionsPerCreator",
                    "sessions per creator; 0 = no limit",
                    CreationLimit::sessionsPerCreator)
            .whole(
                    "PolicyPeriodInMinutes",
                    "in so many minutes",
                    limit -> limit.period().toMinutes());

    private static final Shape<CloudExtras.Disk> DISK = Shape.<CloudExtras.Disk>named("DiskInfo")
            .text("DiskType", "CLOUD_SSD or CLOUD_PREMIUM", CloudExtras.Disk::type)
            .whole("DiskSize", "gigabytes", CloudExtras.Disk::gigabytes);

    private static final Shape<CloudExtras.Network> NETWORK = Shape.<CloudExtras.Network>named("RelatedCcnInfo")
            .text("AccountId", "the network's owner", CloudExtras.Network::account)
            .text("CcnId", "the network", CloudExtras.Network::id)
            .text("AttachType", "when it was asked for", CloudExtras.Network::attached);

    private FleetShapes() {}

    /** @param arnPrefix what stands before the fleet's id in its resource name */
    static Shape<Fleet> attributes(Engine engine, String arnPrefix) {
        Shape<Fleet> named = Shape.<Fleet>named("FleetAttributes")
                .text(
                        "AssetId",
                        "its package; empty when it runs from a folder",
                        fleet -> fleet.description().assetId())
                .text("CreationTime", "when it was created", fleet -> Moments.utc(fleet.createdAt()))
                .text("Description", "free text", fleet -> fleet.description().text())
                .text("FleetArn", "its resource name", fleet -> arnPrefix + fleet.id())
                .text("FleetId", "its id", fleet -> fleet.id().value())
                .text("FleetType", "always ON_DEMAND", _ -> "ON_DEMAND")
                .text(
                        "InstanceType",
                        "as its creator said",
                        fleet -> fleet.description().instanceType())
                .text("Name", "its name", fleet -> fleet.description().name())
                .text(
                        "NewGameServerSessionProtectionPolicy",
                        "NoProtection, TimeLimitProtection or FullProtection",
                        fleet -> fleet.protection().policy().wireName())
                .text("OperatingSystem", "null: hosts of one fleet may differ", _ -> null)
                .object(
                        "ResourceCreationLimitPolicy",
                        "how many sessions one creator may make",
                        CREATION_LIMIT,
                        Fleet::creationLimit)
                .text(
                        "Status",
                        "NEW … ACTIVE … TERMINATED, or ERROR",
                        fleet -> fleet.status().name());
        return withAccounts(named.texts(
                "StoppedActions", "AUTO_SCALING when automatic scaling was stopped", fleet -> stopped(engine, fleet)));
    }

    private static List<String> stopped(Engine engine, Fleet fleet) {
        return engine.capacities()
                        .find(fleet.id())
                        .map(FleetCapacity::automatic)
                        .orElse(true)
                ? List.of()
                : List.of("AUTO_SCALING");
    }

    private static Shape<Fleet> withAccounts(Shape<Fleet> fleets) {
        return fleets.text("TerminationTime", "when it ended, or null", fleet -> Moments.utc(fleet.endedAt()))
                .whole(
                        "GameServerSessionProtectionTimeLimit",
                        "minutes, under TimeLimitProtection",
                        fleet -> fleet.protection().limit().toMinutes())
                .text("BillingStatus", "always BILLING_ACTIVATED: nothing is billed here", _ -> "BILLING_ACTIVATED")
                .list(
                        "Tags",
                        "its tags",
                        Tags.TAG,
                        fleet -> Tags.sorted(fleet.description().tags()))
                .list(
                        "DataDiskInfo",
                        "as its creator said, without effect",
                        DISK,
                        fleet -> extras(fleet).dataDisks())
                .objectIfAny(
                        "SystemDiskInfo",
                        "as its creator said, without effect, or null",
                        DISK,
                        fleet -> Optional.ofNullable(extras(fleet).systemDisk()))
                .list(
                        "RelatedCcnInfos",
                        "as its creator said; nothing is attached here",
                        NETWORK,
                        fleet -> extras(fleet).networks())
                .wholeIfAny(
                        "InternetMaxBandwidthOut",
                        "megabits per second, as its creator said, without effect, or null",
                        fleet -> extras(fleet).bandwidth());
    }

    private static CloudExtras extras(Fleet fleet) {
        return fleet.description().extras();
    }
}
