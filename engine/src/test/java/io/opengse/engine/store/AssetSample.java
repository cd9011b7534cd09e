package io.opengse.engine.store;

import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.AssetSystem;
import io.opengse.engine.asset.PackageContent;
import io.opengse.engine.asset.Upload;
import io.opengse.engine.id.AssetId;
import java.time.Instant;
import java.util.Map;

/** Rows of packages and uploads, with every field defaulted. */
public final class AssetSample {
    public static final long SIZE = 5_000_000_000L;

    private AssetSample() {}

    public static Asset anAsset(String id, Instant created) {
        return new Asset(
                new AssetId(id),
                new AssetLabel("name of " + id, "1.0"),
                new AssetSystem("CentOS7.16", "", "CentOS"),
                content("packages/" + id + ".zip"),
                Map.of("team", "arena", "b", ""),
                created,
                1);
    }

    public static Upload anUpload(String key, Instant at) {
        return new Upload(key, content("packages/" + key), "", at);
    }

    public static PackageContent content(String blob) {
        return new PackageContent(blob, "ab".repeat(32), SIZE);
    }
}
