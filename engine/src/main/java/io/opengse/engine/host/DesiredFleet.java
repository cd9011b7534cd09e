package io.opengse.engine.host;

import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import java.util.List;

/**
 * What should run of one fleet on one host.
 *
 * @param directory game root on the host; empty: nothing is launched, strangers only
 * @param launches keyed by {@link ServerProcess#launchKey()}
 * @param sdkErrors "response", "grpc-status", or empty for the agent's own setting
 */
public record DesiredFleet(FleetId fleet, String directory, List<ServerProcess> launches, String sdkErrors) {
    public DesiredFleet {
        launches = List.copyOf(launches);
    }
}
