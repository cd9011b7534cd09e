package io.opengse.engine.asset;

import io.opengse.engine.id.AssetId;
import java.time.Instant;
import java.util.Map;

/**
 * A package: a sound zip that fleets can be made of. Written only by {@link Assets}.
 *
 * @param version of the row, rises with every write
 */
public record Asset(
        AssetId id,
        AssetLabel label,
        AssetSystem system,
        PackageContent content,
        Map<String, String> tags,
        Instant createdAt,
        long version) {
    public Asset {
        tags = Map.copyOf(tags);
    }

    public Asset withLabel(AssetLabel next) {
        return new Asset(id, next, system, content, tags, createdAt, version);
    }
}
