package io.opengse.agent.sdk;

import java.time.Duration;

/**
 * How much the SDK's port bears.
 *
 * @param connections most at one time; further ones are hung up on
 * @param arrival how long a connection may take until it speaks HTTP/2, and a call until it has been sent in full
 * @param idle after how long without a call a connection is closed in good order
 */
public record SdkLimits(int connections, Duration arrival, Duration idle) {}
