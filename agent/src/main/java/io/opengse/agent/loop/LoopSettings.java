package io.opengse.agent.loop;

import io.opengse.agent.process.ProcessTimes;
import io.opengse.agent.sdk.SdkErrors;

/**
 * What the loop must know to decide.
 *
 * @param sdkErrors for fleets that do not say otherwise
 * @param launchNote what an operator should know of every game launched here; empty when there is nothing
 */
public record LoopSettings(String hostId, ProcessTimes times, SdkErrors sdkErrors, String launchNote) {
    /** Of a host that does all that was asked for. */
    public LoopSettings(String hostId, ProcessTimes times, SdkErrors sdkErrors) {
        this(hostId, times, sdkErrors, "");
    }
}
