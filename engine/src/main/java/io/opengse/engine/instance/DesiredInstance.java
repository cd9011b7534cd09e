package io.opengse.engine.instance;

import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.InstanceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What should run of one instance on its host.
 *
 * @param directory game root on the host; empty: nothing is launched, strangers only
 * @param deployment what to deploy first, null for a fleet that has no package
 * @param launches keyed by {@link ServerProcess#launchKey()}; none while it drains
 * @param sdkErrors "response", "grpc-status", or empty for the agent's own setting
 * @param leaving its fleet is being deleted: nothing of it needs to be kept on the host once it has ended
 */
public record DesiredInstance(
        InstanceId instance,
        FleetId fleet,
        String directory,
        @Nullable GamePackage deployment,
        List<ServerProcess> launches,
        String sdkErrors,
        boolean leaving) {
    public DesiredInstance {
        launches = List.copyOf(launches);
    }
}
