package io.opengse.cli.fleetfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet file says to gse fleet apply: the fleet, and what else shall be so about it. What is empty here is left as
 * it is.
 *
 * @param asset a package's id, or NAME:VERSION; empty for a fleet that runs from its Directory
 * @param folder to be packed and deployed as a package; null = none
 * @param alias the name of the alias that shall lead to it; empty = none
 * @param policies empty optional = not said; an empty list = there shall be none
 */
public record Declaration(
        FleetFile fleet,
        String asset,
        @Nullable Path folder,
        String alias,
        Optional<Capacity> capacity,
        Optional<List<Policy>> policies) {

    public Declaration ledToBy(String name) {
        return new Declaration(fleet, asset, folder, name, capacity, policies);
    }

    /** @param label NAME:VERSION of what the folder was packed as */
    public Declaration runningFrom(String label) {
        return new Declaration(fleet, label, folder, alias, capacity, policies);
    }

    /** The size of the fleet; null = not said. */
    public record Capacity(
            @Nullable Integer minimum,
            @Nullable Integer maximum,
            @Nullable Integer desired,
            @Nullable Integer cooldownMinutes) {}

    /**
     * One scaling policy, with PutScalingPolicy's own words.
     *
     * @param target of a TargetBased one; else null
     * @param rule of a RuleBased one; else null
     */
    public record Policy(
            String name,
            String metric,
            @Nullable Integer target,
            @Nullable Rule rule) {}

    /** When to do what. */
    public record Rule(String comparison, double threshold, int minutes, int adjustment, String adjustmentType) {}
}
