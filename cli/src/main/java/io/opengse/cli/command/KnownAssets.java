package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.settings.NearMiss;
import java.util.ArrayList;
import java.util.List;

/** Finds packages by what people write: an id, NAME:VERSION (the newest of them), or a name that only one has. */
final class KnownAssets {
    /** Every code means the region of the installation. */
    static final String REGION = "local";

    private static final int PAGE = 100;
    private static final String ID = "asset-";

    private KnownAssets() {}

    /** The id of a package; what looks like an id is left for the server to find. */
    static String id(CloudApi api, String idOrLabel) {
        return idOrLabel.startsWith(ID) ? idOrLabel : Answers.text(one(api, idOrLabel), "AssetId");
    }

    static JsonNode one(CloudApi api, String idOrLabel) {
        List<JsonNode> assets = all(api);
        return assets.stream()
                .filter(asset -> Answers.text(asset, "AssetId").equals(idOrLabel)
                        || label(asset).equals(idOrLabel))
                .findFirst()
                .orElseGet(() -> named(assets, idOrLabel));
    }

    private static JsonNode named(List<JsonNode> assets, String name) {
        List<JsonNode> matching = assets.stream()
                .filter(asset -> Answers.text(asset, "AssetName").equals(name))
                .toList();
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        if (matching.size() > 1) {
            throw new Failure(
                    matching.size() + " packages are called \"" + name + "\"",
                    "say which: " + label(matching.getFirst()) + ", or an id; gse asset list shows them");
        }
        List<String> labels = assets.stream().map(KnownAssets::label).distinct().toList();
        throw new Failure(
                "there is no package \"" + name + "\"" + NearMiss.hint(name, labels),
                "gse asset list shows the packages there are; gse asset push uploads one");
    }

    static String label(JsonNode asset) {
        return Answers.text(asset, "AssetName") + ":" + Answers.text(asset, "AssetVersion");
    }

    /** Newest first; the API counts its offset in pages. */
    static List<JsonNode> all(CloudApi api) {
        List<JsonNode> assets = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            page = api.call(
                    "DescribeAssets",
                    CloudApi.parameters()
                            .put("AssetRegion", REGION)
                            .put("Offset", number++)
                            .put("Limit", PAGE));
            page.path("Assets").forEach(assets::add);
        } while (!page.path("Assets").isEmpty()
                && assets.size() < page.path("TotalCount").asInt());
        return assets;
    }
}
