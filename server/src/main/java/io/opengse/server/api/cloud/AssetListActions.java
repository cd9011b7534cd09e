package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.Asset;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import java.util.List;

/** The actions that list packages and what they can be built for. */
public final class AssetListActions {
    private static final Parameter<Long> PAGE = Parameter.of(
                    "Offset", Kind.whole(0, 1_000_000), "Pages to skip, each of Limit rows: 0 is the first page.", "0")
            .asRequired();
    private static final Parameter<Long> LIMIT =
            Parameter.of("Limit", Kind.whole(1, 100), "Rows in one page.", "20").asRequired();
    private static final Parameter<String> OLD_FILTER =
            Parameter.selector("Filter", Kind.text(1, 128), "Deprecated: an id, or a part of the name.", "");
    private final Engine engine;
    private final Shape<Listed> listed;

    /** A page, and how many fit in all. */
    private record Listed(List<Asset> assets, int total) {}

    public AssetListActions(Engine engine) {
        this.engine = engine;
        this.listed = Shape.<Listed>named("")
                .whole("TotalCount", "how many fit", Listed::total)
                .list("Assets", "the packages of this page, newest first", AssetShapes.asset(engine), Listed::assets);
    }

    /** What the server offers. */
    public List<Action<?>> actions() {
        return List.of(
                new Action<>(
                        "DescribeAssets",
                        "Shows packages, newest first, page by page.",
                        List.of(AssetActions.REGION, PAGE, LIMIT, OLD_FILTER, Filters.FILTERS),
                        listed,
                        List.of(),
                        (arguments, _) -> list(arguments)),
                AssetSystems.action());
    }

    private Listed list(Arguments arguments) {
        List<Asset> fitting = engine.assets().list().stream()
                .filter(asset -> arguments
                        .find(OLD_FILTER)
                        .map(text -> fits(asset, text))
                        .orElse(true))
                .filter(asset ->
                        Filters.fit(arguments, asset.id().value(), asset.label().name(), asset.tags()))
                .toList();
        long limit = arguments.get(LIMIT);
        List<Asset> page =
                fitting.stream().skip(arguments.get(PAGE) * limit).limit(limit).toList();
        return new Listed(page, fitting.size());
    }

    private static boolean fits(Asset asset, String idOrPartOfName) {
        return asset.id().value().equals(idOrPartOfName) || asset.label().name().contains(idOrPartOfName);
    }
}
