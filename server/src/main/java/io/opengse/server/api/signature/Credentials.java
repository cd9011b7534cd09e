package io.opengse.server.api.signature;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks up the secret key that belongs to a secret id; must be quick, it is asked on every call. */
@FunctionalInterface
public interface Credentials {
    /** The key, or empty when nobody has that id. */
    Optional<String> secretKey(String secretId);

    /** The key before the last rotation, while it is still taken. */
    default Optional<String> formerKey(String secretId) {
        return Optional.empty();
    }

    /** Every key a signature may be made with; none when nobody has that id. */
    default List<String> keys(String secretId) {
        return Stream.of(secretKey(secretId), formerKey(secretId))
                .flatMap(Optional::stream)
                .toList();
    }
}
