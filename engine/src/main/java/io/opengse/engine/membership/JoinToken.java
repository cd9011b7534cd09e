package io.opengse.engine.membership;

import io.opengse.engine.host.HostTraits;
import java.time.Instant;

/**
 * What lets machines become hosts: a word that is told once and kept only as its hash.
 *
 * @param id names it; no secret
 * @param secretHash SHA-256 of the word, hex
 * @param traits of the hosts that join with it
 * @param uses how many hosts may join with it
 * @param used how many have
 * @param revoked whether an operator took it back
 * @param madeBy who asked for it
 */
public record JoinToken(
        String id,
        String secretHash,
        HostTraits traits,
        int uses,
        int used,
        boolean revoked,
        String madeBy,
        Instant createdAt,
        Instant expiresAt,
        long version) {
    /** What of it matters to those who would use it. */
    public enum Standing {
        OPEN,
        USED,
        EXPIRED,
        REVOKED
    }

    public Standing standing(Instant now) {
        if (revoked) {
            return Standing.REVOKED;
        }
        if (used >= uses) {
            return Standing.USED;
        }
        return expiresAt.isAfter(now) ? Standing.OPEN : Standing.EXPIRED;
    }

    JoinToken usedOnceMore() {
        return new JoinToken(id, secretHash, traits, uses, used + 1, revoked, madeBy, createdAt, expiresAt, version);
    }

    JoinToken takenBack() {
        return new JoinToken(id, secretHash, traits, uses, used, true, madeBy, createdAt, expiresAt, version);
    }

    @Override
    public String toString() {
        return "JoinToken[" + id + ", used " + used + " of " + uses + "]";
    }
}
