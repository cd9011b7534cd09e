package io.opengse.server.access;

import io.opengse.engine.access.Permissions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One credential that may sign, with its open secrets. Kept in memory only; must never be logged or answered.
 *
 * @param root it may do everything, and has no limits
 * @param formerKey the secret before the last rotation; null when there is none
 * @param formerUntil when that ends
 */
public record Identity(
        String secretId,
        String name,
        boolean root,
        String secretKey,
        @Nullable String formerKey,
        @Nullable Instant formerUntil,
        Permissions permissions) {
    static Identity root(String secretId, String secretKey) {
        return new Identity(secretId, "root", true, secretKey, null, null, Permissions.NONE);
    }

    Optional<String> formerKey(Instant now) {
        return formerUntil != null && now.isBefore(formerUntil) ? Optional.ofNullable(formerKey) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Identity[" + secretId + "]";
    }
}
