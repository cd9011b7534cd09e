package io.opengse.engine.scaling;

import java.time.ZoneId;

/**
 * What an installation may set about scaling.
 *
 * @param timerZone in which days, hours and minutes of timers are meant, UTC
 * @param customCounts what games mean by ReportCustomData, FREE
 */
public record ScalingSettings(ZoneId timerZone, CustomCountMeaning customCounts) {
    public static final ScalingSettings STANDARD = new ScalingSettings(ZoneId.of("UTC"), CustomCountMeaning.FREE);
}
