package io.opengse.server.api;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes the id every reply carries and every log line about it names. */
final class RequestIds {
    private final RandomGenerator random;

    RequestIds(RandomGenerator random) {
        this.random = random;
    }

    /** A random (version 4) UUID. */
    String next() {
        long high = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
