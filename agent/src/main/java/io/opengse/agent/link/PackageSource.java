package io.opengse.agent.link;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where packages come from. Real: {@link LinkClient}. */
@FunctionalInterface
public interface PackageSource {
    /** Takes one part after the other. */
    @FunctionalInterface
    interface Sink {
        void take(ByteBuffer part) throws IOException;
    }

    /**
     * Hands the bytes of a package over, from an offset to its end.
     *
     * @throws ServerAway when not all of it came; safe to ask for the rest
     * @throws PackageRefused when asking again cannot help
     * @throws IOException when the sink could not take a part
     */
    void fetch(String assetId, long offset, Sink sink) throws ServerAway, PackageRefused, IOException;
}
