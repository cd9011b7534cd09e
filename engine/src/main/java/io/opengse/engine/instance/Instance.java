package io.opengse.engine.instance;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fleet's share of one host: it runs what the fleet's runtime configuration says, once. A host may carry several,
 * also of one fleet.
 *
 * @param host null while PENDING
 * @param weight 0 to 10, 5 by default; higher is preferred for new sessions, 0 takes none
 * @param reserved kept for troubleshooting: never chosen by scale-in
 * @param turn of its fleet's instances of one weight a lower one is given sessions first: see {@link PackingRules}
 * @param reason why it stands so, in plain words
 * @param version rises with every write
 */
public record Instance(
        InstanceId id,
        FleetId fleet,
        @Nullable HostId host,
        InstanceStatus status,
        int weight,
        boolean reserved,
        int turn,
        String reason,
        Instant createdAt,
        @Nullable Instant activeAt,
        @Nullable Instant endedAt,
        long version) {
    public static final int STANDARD_WEIGHT = 5;

    Instance because(String why) {
        return with(weight, reserved, turn, why);
    }

    Instance weighing(int next) {
        return with(next, reserved, turn, reason);
    }

    Instance reserved(boolean next) {
        return with(weight, next, turn, reason);
    }

    Instance turning(int next) {
        return with(weight, reserved, next, reason);
    }

    /** Whether its processes may be given sessions. */
    public boolean takesSessions() {
        return weight > 0 && (status == InstanceStatus.STARTING || status == InstanceStatus.ACTIVE);
    }

    private Instance with(int weighs, boolean kept, int turns, String why) {
        return new Instance(id, fleet, host, status, weighs, kept, turns, why, createdAt, activeAt, endedAt, version);
    }
}
