package io.opengse.engine.scaling;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.TimerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A timed change of a fleet's scaling settings. Nothing is restored when it ends (behaviour.md A26).
 *
 * @param name free text
 * @param stopped it does not fire until somebody puts it again
 * @param nextAt when it fires next; null = never again, or stopped
 * @param firedAt when it last fired
 * @param version rises with every write
 */
public record ScalingTimer(
        TimerId id,
        FleetId fleet,
        String name,
        TimerSchedule schedule,
        TimerCapacity capacity,
        boolean stopped,
        @Nullable Instant nextAt,
        @Nullable Instant firedAt,
        Instant createdAt,
        long version) {

    public TimerStatus status(Instant now) {
        if (stopped) {
            return TimerStatus.STOPPED;
        }
        if (nextAt == null) {
            return TimerStatus.EXPIRED;
        }
        return now.isBefore(schedule.begin()) ? TimerStatus.NOT_EFFECTIVE : TimerStatus.EFFECTIVE;
    }

    ScalingTimer fired(Instant now, @Nullable Instant next) {
        return new ScalingTimer(id, fleet, name, schedule, capacity, stopped, next, now, createdAt, version);
    }
}
