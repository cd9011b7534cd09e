package io.opengse.agent.sdk;

import io.opengse.protocol.gse.GseResponse;

/** A refusal of a call whose answer has no place for one: it goes out as a gRPC status. */
public final class SdkRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient GseResponse response;

    public SdkRefusal(GseResponse response) {
        super(response.getErrorMessage());
        this.response = response;
    }

    public GseResponse response() {
        return response;
    }
}
