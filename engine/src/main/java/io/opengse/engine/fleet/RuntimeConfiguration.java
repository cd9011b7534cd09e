package io.opengse.engine.fleet;

import java.time.Duration;
import java.util.List;

/**
 * How a fleet's processes are run (behaviour.md 7).
 *
 * @param activationTimeout 1 to 600 s
 * @param maxConcurrentActivations sessions that may be ACTIVATING on one host at the same moment; 0 = unlimited
 */
public record RuntimeConfiguration(
        List<ServerProcess> serverProcesses, Duration activationTimeout, int maxConcurrentActivations) {
    public static final Duration STANDARD_ACTIVATION_TIMEOUT = Duration.ofSeconds(600);

    public RuntimeConfiguration {
        serverProcesses = List.copyOf(serverProcesses);
    }
}
