package io.opengse.engine.alias;

import io.opengse.engine.id.AliasId;
import java.time.Instant;
import java.util.Map;

/**
 * A name for a fleet that stays while the fleet behind it changes. Written only by {@link Aliases}.
 *
 * @param name 1 to 1024 characters; need not be unique
 * @param text free, 0 to 1024 characters
 * @param updatedAt when anything of it was last changed
 * @param version rises with every write
 */
public record Alias(
        AliasId id,
        String name,
        String text,
        Routing routing,
        Map<String, String> tags,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    public Alias {
        tags = Map.copyOf(tags);
    }
}
