package io.opengse.engine.quota;

import io.opengse.engine.asset.AssetLimits;

/**
 * How many things of each kind there may be (behaviour.md 17a).
 * Every one is a setting; what ended does not count.
 *
 * @param instances of all fleets together: the sum of their largest sizes
 * @param packages how many, and how large together
 */
public record Quotas(int fleets, int aliases, int queues, int instances, AssetLimits packages) {
    public static final Quotas STANDARD = new Quotas(20, 20, 20, 20, AssetLimits.STANDARD);
}
