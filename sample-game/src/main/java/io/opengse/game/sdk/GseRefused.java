package io.opengse.game.sdk;

import io.opengse.protocol.gse.GseResponse;

/** GSE said no, or could not be reached in time. A player whose ticket ends so must not be let in. */
public final class GseRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient GseResponse response;

    GseRefused(GseResponse response) {
        super(response.getErrorMessage());
        this.response = response;
    }

    public GseResponse response() {
        return response;
    }
}
