package io.opengse.server.http;

import org.jspecify.annotations.Nullable;

/** The HTTP server cannot listen where it was told to; the message says where, why and what to do. */
public final class AddressUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AddressUnusable(HttpAddress address, @Nullable String why) {
        super("the API cannot listen on " + address + ": " + why
                + "; stop what listens there, or choose another with --api HOST:PORT (port 0 = any free one)");
    }
}
