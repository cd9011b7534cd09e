package io.opengse.cli.live;

/** Where a line comes from. */
public enum LiveStream {
    /** What the engine decided. */
    ENGINE,
    /** What games print. */
    PROCESS,
    /** Calls between games and their agents. */
    SDK
}
