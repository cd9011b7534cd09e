package io.opengse.engine.fleet;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to change of a fleet beside its runtime configuration and its ports; null stays as it is. */
public record FleetChange(
        @Nullable String name,
        @Nullable String text,
        @Nullable ProtectionPolicy policy,
        @Nullable Duration protectionLimit,
        @Nullable CreationLimit creationLimit) {
    public static FleetChange rename(String name) {
        return new FleetChange(name, null, null, null, null);
    }

    FleetDescription of(FleetDescription description) {
        return description.called(name == null ? description.name() : name, text == null ? description.text() : text);
    }

    Protection of(Protection protection) {
        return new Protection(
                policy == null ? protection.policy() : policy,
                protectionLimit == null ? protection.limit() : protectionLimit);
    }

    CreationLimit of(CreationLimit limit) {
        return creationLimit == null ? limit : creationLimit;
    }
}
