package io.opengse.server.api.signature;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The keys that requests of one day and service are signed with, derived from secret keys. They are kept for the next
 * request of the same client: deriving one is three quarters of what checking a signature costs. Safe for many threads.
 */
final class SigningKeys {
    /** Whoever makes up services cannot fill more than this. */
    private static final int MOST = 1_000;

    private final Map<Scope, byte[]> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Scope, byte[]> longestUnused) {
            return size() > MOST;
        }
    };

    private record Scope(String secretKey, String date, String service) {}

    byte[] of(String secretKey, Tc3Authorization authorization) {
        Scope scope = new Scope(secretKey, authorization.date(), authorization.service());
        synchronized (known) {
            return known.computeIfAbsent(scope, SigningKeys::derived);
        }
    }

    private static byte[] derived(Scope scope) {
        byte[] secret = ("TC3" + scope.secretKey).getBytes(StandardCharsets.UTF_8);
        byte[] dated = Keyed.hash("HmacSHA256", secret, scope.date);
        byte[] served = Keyed.hash("HmacSHA256", dated, scope.service);
        return Keyed.hash("HmacSHA256", served, "tc3_request");
    }
}
