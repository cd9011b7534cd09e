package io.opengse.engine.host;

/** How far the deployment of a fleet's package on one host is, in this order. */
public enum DeploymentPhase {
    FETCHING,
    UNPACKING,
    /** install.sh runs. */
    INSTALLING,
    /** Its launch paths are looked for. */
    CHECKING,
    /** Its files are handed to the games' user. */
    BUILDING,
    /** Its processes are launched. */
    DEPLOYED,
    /** Not tried again there. */
    FAILED
}
