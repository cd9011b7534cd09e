package io.opengse.agent.deployment;

import java.util.Locale;

/** Where a deployment stands on this host, in the order it goes through. */
public enum Stage {
    /** Finding out what an earlier agent left on the disk. */
    LOOKING,
    FETCHING,
    UNPACKING,
    /** install.sh. */
    INSTALLING,
    /** The launch paths. */
    CHECKING,
    /** The files are handed to the games' user. */
    BUILDING,
    /** Games may be launched. */
    DEPLOYED,
    FAILED,
    REMOVING;

    /** What its log is called. */
    public String phase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
