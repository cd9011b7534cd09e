package io.opengse.engine.membership;

import io.opengse.engine.host.HostTraits;
import java.time.Duration;

/**
 * A join token to be made.
 *
 * @param secretHash SHA-256 of the word, hex
 * @param lifetime from now on
 */
public record NewJoinToken(String id, String secretHash, HostTraits traits, int uses, Duration lifetime) {
    @Override
    public String toString() {
        return "NewJoinToken[" + id + "]";
    }
}
