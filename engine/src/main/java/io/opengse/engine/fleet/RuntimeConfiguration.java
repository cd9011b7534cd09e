package io.opengse.engine.fleet;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a fleet's processes are run (behaviour.md 7).
 *
 * @param activationTimeout 1 to 600 s
 * @param maxConcurrentActivations sessions that may be ACTIVATING on one instance at the same moment; 0 = unlimited
 */
public record RuntimeConfiguration(
        List<ServerProcess> serverProcesses, Duration activationTimeout, int maxConcurrentActivations) {
    public static final Duration STANDARD_ACTIVATION_TIMEOUT = Duration.ofMinutes(10);

    public RuntimeConfiguration {
        serverProcesses = List.copyOf(serverProcesses);
    }

    /** How many processes of each launch key one instance should run; entries with one key count together. */
    public Map<String, Integer> executions() {
        Map<String, Integer> executions = new LinkedHashMap<>();
        serverProcesses.forEach(
                entry -> executions.merge(entry.launchKey(), entry.concurrentExecutions(), Integer::sum));
        return executions;
    }

    /** Whether a process launched from this entry should run; one that nobody launched never gets outdated. */
    public boolean has(String launchKey) {
        return launchKey.isEmpty()
                || serverProcesses.stream().anyMatch(entry -> entry.launchKey().equals(launchKey));
    }

    /** The entries, those with one launch key as one. */
    public List<ServerProcess> merged() {
        Map<String, ServerProcess> merged = new LinkedHashMap<>();
        serverProcesses.forEach(entry ->
                merged.merge(entry.launchKey(), entry, (one, two) -> one.withMore(two.concurrentExecutions())));
        return List.copyOf(merged.values());
    }
}
