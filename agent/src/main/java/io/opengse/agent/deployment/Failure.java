package io.opengse.agent.deployment;

/**
 * Why a deployment will not succeed.
 *
 * @param code an event code
 * @param why names the culprit and says what to do
 */
public record Failure(Code code, String why) {
    /** The documented codes of fleet events that a deployment can fail with. */
    public enum Code {
        /** The package could not be fetched or unpacked. */
        FLEET_BINARY_DOWNLOAD_FAILED,
        /** install.sh or gse.yaml could not be followed. */
        FLEET_INITIALIZATION_FAILED,
        FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND,
        /** A launch path is there, but this host cannot execute it. */
        FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE,
        FLEET_VALIDATION_TIMED_OUT
    }
}
