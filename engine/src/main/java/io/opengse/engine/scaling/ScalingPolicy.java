package io.opengse.engine.scaling;

import io.opengse.engine.id.FleetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One scaling policy of a fleet, known by its name there.
 *
 * @param name 1 to 1024 characters
 * @param heldSince since which evaluation the condition has held at every one; null while it does not, and always for a
 *     target based policy
 */
public record ScalingPolicy(
        FleetId fleet,
        String name,
        PolicyRule rule,
        @Nullable Instant heldSince,
        Instant createdAt) {

    public ScalingPolicy heldSince(@Nullable Instant since) {
        return new ScalingPolicy(fleet, name, rule, since, createdAt);
    }

    public boolean isTargetBased() {
        return rule instanceof PolicyRule.TargetBased;
    }
}
