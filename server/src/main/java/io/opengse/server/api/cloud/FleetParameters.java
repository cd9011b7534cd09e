package io.opengse.server.api.cloud;

import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may be said about a fleet in more than one action: its words, its protection, its limits. */
public final class FleetParameters {
    public static final Parameter<String> NAME =
            Parameter.of("Name", Kind.text(1, 50), "What people call it.", "arena");
    public static final Parameter<String> DESCRIPTION =
            Parameter.of("Description", Kind.text(0, 100), "Free text.", "matches of four");
    public static final Parameter<String> INSTANCE_TYPE = Parameter.selector(
            "InstanceType",
            Kind.text(1, 128),
            "Echoed; one that DescribeInstanceTypes knows may carry limits of CPU and memory.",
            "S5.LARGE8");
    public static final Parameter<OnlyType> FLEET_TYPE = Parameter.selector(
            "FleetType", Kind.choice(OnlyType.class, OnlyType::name), "Only ON_DEMAND.", "ON_DEMAND");
    public static final Parameter<ProtectionPolicy> PROTECTION = Parameter.selector(
            "NewGameServerSessionProtectionPolicy",
            Kind.choice(ProtectionPolicy.class, ProtectionPolicy::wireName),
            "What may be done to a process that hosts a session, when it should end.",
            "TimeLimitProtection");
    public static final Parameter<Long> PROTECTION_LIMIT = Parameter.selector(
            "GameServerSessionProtectionTimeLimit",
            Kind.whole(5, 1440),
            "Minutes; counts only under TimeLimitProtection. 60 at first.",
            "60");
    private static final Parameter<Long> PER_CREATOR = Parameter.of(
            "NewGameServerSessionsPerCreator",
            Kind.whole(0, Integer.MAX_VALUE),
            "Sessions one creator may make in the period; 0 = no limit. 2 at first.",
            "2");
    private static final Parameter<Long> PERIOD =
            Parameter.of("PolicyPeriodInMinutes", Kind.whole(1, 525_600), "The period in minutes. 3 at first.", "3");
    public static final Parameter<Arguments> CREATION_LIMIT = Parameter.of(
            "ResourceCreationLimitPolicy",
            new Structure("ResourceCreationLimitPolicy", List.of(PER_CREATOR, PERIOD)),
            "How many sessions one creator may make.",
            "*");

    /** What a fleet is; the cloud's other kind was never offered. */
    public enum OnlyType {
        ON_DEMAND
    }

    private FleetParameters() {}

    /** What was given, and for the rest what stands now. */
    public static Protection protection(Arguments arguments, Protection now) {
        return new Protection(
                arguments.get(PROTECTION, now.policy()),
                arguments.find(PROTECTION_LIMIT).map(Duration::ofMinutes).orElse(now.limit()));
    }

    /** What was given, and for the rest what stands now; empty when nothing was given. */
    public static Optional<CreationLimit> creationLimit(Arguments arguments, CreationLimit now) {
        return arguments
                .find(CREATION_LIMIT)
                .map(given -> new CreationLimit(
                        given.whole(PER_CREATOR, now.sessionsPerCreator()),
                        given.find(PERIOD).map(Duration::ofMinutes).orElse(now.period())));
    }
}
