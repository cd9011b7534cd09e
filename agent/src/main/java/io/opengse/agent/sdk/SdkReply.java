package io.opengse.agent.sdk;

import io.opengse.protocol.gse.GseResponse;

/**
 * The answer to an SDK call.
 *
 * @param afterwards run when the answer has been handed to the transport (ProcessEnding kills only then)
 */
public record SdkReply(GseResponse response, SdkErrors errors, Runnable afterwards) {
    private static final Runnable NOTHING = () -> {};

    public static SdkReply of(GseResponse response, SdkErrors errors) {
        return new SdkReply(response, errors, NOTHING);
    }

    /** Whether there is something to do when the answer has left. */
    boolean hasAfterwards() {
        return afterwards != NOTHING;
    }
}
