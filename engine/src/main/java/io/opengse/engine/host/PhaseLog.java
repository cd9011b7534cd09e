package io.opengse.engine.host;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import java.util.Locale;
import java.util.Optional;

/** The log of one phase of a deployment: what an event's log key names, whether or not it is kept yet. */
public record PhaseLog(FleetId fleet, HostId host, DeploymentPhase phase) {
    /** The phase that agents call so; empty for one that leaves no log. */
    public static Optional<DeploymentPhase> phase(String name) {
        return java.util.Arrays.stream(DeploymentPhase.values())
                .filter(phase -> phase.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Fit for a blob store. */
    public String key() {
        return "fleets/" + plain(fleet.value()) + "/" + plain(host.value()) + "/"
                + phase.name().toLowerCase(Locale.ROOT) + ".log";
    }

    /** Host ids are of the operator's choosing. */
    private static String plain(String id) {
        return "id-" + id.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
