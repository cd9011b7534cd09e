package io.opengse.engine.host;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import java.time.Instant;

/**
 * A fleet's package on one host, as its agent last told.
 *
 * @param failureCode when FAILED: the event code of the reason, else empty
 * @param message why it failed or waits, or what an operator should know all the same; may be empty
 * @param at when the phase or the message last changed
 */
public record Deployment(
        FleetId fleet, HostId host, DeploymentPhase phase, String failureCode, String message, Instant at) {}
