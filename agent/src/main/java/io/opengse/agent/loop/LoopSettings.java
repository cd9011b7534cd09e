package io.opengse.agent.loop;

import io.opengse.agent.process.ProcessTimes;
import io.opengse.agent.sdk.SdkErrors;

/**
 * What the loop must know to decide.
 *
 * @param sdkErrors for fleets that do not say otherwise
 */
public record LoopSettings(String hostId, ProcessTimes times, SdkErrors sdkErrors) {}
