package io.opengse.engine.membership;

import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import java.time.Instant;

/**
 * That a machine joined as this host. Its certificates name it by {@code id}: those of an earlier membership of the same
 * host are good for nothing any more.
 *
 * @param id of this membership; a host that joins anew has another
 * @param token the id of the token it joined with
 * @param keyHash SHA-256 of the public key of its newest certificate, hex
 * @param certifiedUntil when its newest certificate ends
 * @param revoked whether an operator shut it out
 */
public record Membership(
        HostId host,
        String id,
        String token,
        HostTraits traits,
        String keyHash,
        Instant joinedAt,
        Instant certifiedUntil,
        boolean revoked,
        long version) {
    Membership certified(String newKeyHash, Instant until) {
        return new Membership(host, id, token, traits, newKeyHash, joinedAt, until, revoked, version);
    }

    Membership shutOut() {
        return new Membership(host, id, token, traits, keyHash, joinedAt, certifiedUntil, true, version);
    }
}
