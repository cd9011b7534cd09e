package io.opengse.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.server.api.declaration.Action;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call, for the audit log.
 *
 * @param source the address it came from
 * @param action null when the call did not come so far
 * @param parameters null when the call did not come so far
 */
record Visit(
        String source,
        String requestId,
        @Nullable Action<?> action,
        @Nullable ObjectNode parameters) {
    Visit to(@Nullable Action<?> called, @Nullable ObjectNode given) {
        return new Visit(source, requestId, called, given);
    }
}
