package io.opengse.server.api.signature;

import java.util.Optional;

/** Looks up the secret key that belongs to a secret id; must be quick, it is asked on every call. */
@FunctionalInterface
public interface Credentials {
    /** The key, or empty when nobody has that id. */
    Optional<String> secretKey(String secretId);
}
