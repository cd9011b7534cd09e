package io.opengse.engine.access;

import java.util.List;

/**
 * A credential to be made.
 *
 * @param sealed its secret
 * @param policies what it has from the beginning
 */
public record NewCredential(String secretId, String name, String sealed, List<String> policies) {
    public NewCredential {
        policies = List.copyOf(policies);
    }

    @Override
    public String toString() {
        return "NewCredential[" + secretId + "]";
    }
}
