package io.opengse.agent.loop;

import io.opengse.protocol.gse.GseResponse;

/** The answers of the agent itself; their texts begin with the documented code words. */
public final class Answers {
    public static final GseResponse OK = GseResponse.getDefaultInstance();

    private Answers() {}

    /** The caller's mistake. */
    public static GseResponse refused(String text) {
        return GseResponse.newBuilder()
                .setStatus(GseResponse.Status.ERROR_400)
                .setErrorMessage(text)
                .build();
    }

    /** Not the caller's mistake; the same call may succeed later. */
    public static GseResponse failed(String text) {
        return GseResponse.newBuilder()
                .setStatus(GseResponse.Status.ERROR_500)
                .setErrorMessage("INTERNAL_SERVICE_EXCEPTION: " + text)
                .build();
    }
}
