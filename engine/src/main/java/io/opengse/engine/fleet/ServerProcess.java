package io.opengse.engine.fleet;

/**
 * One entry of a runtime configuration.
 *
 * @param launchPath 1 to 1024 characters
 * @param parameters 0 to 1024 characters, split like a command line when launched
 * @param concurrentExecutions copies per instance, 1 or more; all entries together at most 50
 */
public record ServerProcess(String launchPath, String parameters, int concurrentExecutions) {
    /** Processes with one key are interchangeable: a changed count replaces none of them. */
    public String launchKey() {
        return launchPath + "\n" + parameters;
    }

    ServerProcess withMore(int copies) {
        return new ServerProcess(launchPath, parameters, concurrentExecutions + copies);
    }
}
