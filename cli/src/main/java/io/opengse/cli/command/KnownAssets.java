package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import java.util.ArrayList;
import java.util.List;

/** Finds packages by what people write: an id, or NAME:VERSION. */
final class KnownAssets {
    private static final int PAGE = 100;

    private KnownAssets() {}

    /** The id of a package; with several of one name and version, the newest. */
    static String id(CloudApi api, String idOrLabel) {
        int colon = idOrLabel.lastIndexOf(':');
        if (colon < 0) {
            return idOrLabel;
        }
        String name = idOrLabel.substring(0, colon);
        String version = idOrLabel.substring(colon + 1);
        return all(api).stream()
                .filter(asset -> Answers.text(asset, "AssetName").equals(name))
                .filter(asset -> Answers.text(asset, "AssetVersion").equals(version))
                .map(asset -> Answers.text(asset, "AssetId"))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "there is no package \"" + name + "\" of version \"" + version + "\"",
                        "push it: gse asset push DIR --name " + name + " --version " + version));
    }

    /** Newest first; the API counts its offset in pages. */
    private static List<JsonNode> all(CloudApi api) {
        List<JsonNode> assets = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            page = api.call(
                    "DescribeAssets",
                    CloudApi.parameters()
                            .put("AssetRegion", "local")
                            .put("Offset", number++)
                            .put("Limit", PAGE));
            page.path("Assets").forEach(assets::add);
        } while (!page.path("Assets").isEmpty()
                && assets.size() < page.path("TotalCount").asInt());
        return assets;
    }
}
