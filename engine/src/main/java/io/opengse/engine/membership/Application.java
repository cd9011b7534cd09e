package io.opengse.engine.membership;

import io.opengse.engine.id.HostId;

/**
 * A machine asks to become a host.
 *
 * @param token the id of the token it shows
 * @param secretHash SHA-256 of the word it shows, hex
 * @param membership the id its membership gets when it is admitted
 * @param keyHash SHA-256 of its public key, hex
 */
public record Application(HostId host, String token, String secretHash, String membership, String keyHash) {
    @Override
    public String toString() {
        return "Application[" + host + " with " + token + "]";
    }
}
