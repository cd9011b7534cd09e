package io.opengse.engine.instance;

import io.opengse.engine.fleet.FleetDescription;
import java.util.Locale;

/** Where the machines of a fleet come from. Its tag {@link FleetDescription#PROVIDER} says it, else the installation. */
public enum Provider {
    /** Machines on which somebody runs an agent; each carries instances of many fleets. */
    HOSTS,
    /** Pods, each made for one instance and removed after it. */
    KUBERNETES;

    /** @param standard what counts for a fleet that does not say it, or says something else */
    public static Provider of(FleetDescription fleet, Provider standard) {
        String said = fleet.tags().getOrDefault(FleetDescription.PROVIDER, "").strip();
        for (Provider provider : values()) {
            if (provider.name().toLowerCase(Locale.ROOT).equals(said)) {
                return provider;
            }
        }
        return standard;
    }
}
