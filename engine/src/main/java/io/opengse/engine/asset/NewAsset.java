package io.opengse.engine.asset;

import java.util.Map;

/**
 * Asks for a package.
 *
 * @param bucketKey under which its zip was uploaded
 */
public record NewAsset(String bucketKey, AssetLabel label, AssetSystem system, Map<String, String> tags) {
    public NewAsset {
        tags = Map.copyOf(tags);
    }
}
