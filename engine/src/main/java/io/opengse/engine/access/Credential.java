package io.opengse.engine.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key pair that signs calls, made by an operator. What it may do is the sum of its policies; without one it may do
 * nothing. The engine never sees a secret open: what it keeps is sealed by the server.
 *
 * @param name unique; what people call it
 * @param policies names of policies, in the order they were attached
 */
public record Credential(
        String secretId,
        String name,
        boolean enabled,
        Secrets secrets,
        List<String> policies,
        Instant createdAt,
        Instant changedAt,
        long version) {
    public Credential {
        policies = List.copyOf(policies);
    }

    /**
     * Its secrets, sealed.
     *
     * @param former the one before the last rotation; null when there is none
     * @param formerUntil when the former ends; null when there is none
     */
    public record Secrets(
            String current,
            @Nullable String former,
            @Nullable Instant formerUntil) {
        public static Secrets only(String sealed) {
            return new Secrets(sealed, null, null);
        }

        @Override
        public String toString() {
            return "Secrets[…, formerUntil=" + formerUntil + "]";
        }
    }

    Credential switched(boolean on, Instant at) {
        return new Credential(secretId, name, on, secrets, policies, createdAt, at, version);
    }

    Credential holding(Secrets other, Instant at) {
        return new Credential(secretId, name, enabled, other, policies, createdAt, at, version);
    }

    Credential with(List<String> other, Instant at) {
        return new Credential(secretId, name, enabled, secrets, other, createdAt, at, version);
    }
}
