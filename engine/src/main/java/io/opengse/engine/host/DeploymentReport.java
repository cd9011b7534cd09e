package io.opengse.engine.host;

import io.opengse.engine.id.FleetId;
import java.util.Set;

/**
 * What an agent says of a fleet's package on its host.
 *
 * @param failureCode an event code when FAILED, else empty
 * @param logs the phases that left a log, which is kept or will be soon
 */
public record DeploymentReport(
        FleetId fleet, DeploymentPhase phase, String failureCode, String message, Set<DeploymentPhase> logs) {
    public DeploymentReport {
        logs = Set.copyOf(logs);
    }
}
