package io.opengse.engine.scaling;

import io.opengse.engine.id.FleetId;

/**
 * What somebody who puts a timer says about it.
 *
 * @param name 0 to 1024 characters
 * @param stopped keep it, but do not let it fire
 */
public record NewTimer(FleetId fleet, String name, TimerSchedule schedule, TimerCapacity capacity, boolean stopped) {}
