package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.id.AssetId;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Fact;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Form;
import io.opengse.server.console.block.Forms;
import io.opengse.server.console.word.Moment;
import java.util.List;

/** One package. */
final class AssetPage implements Page {
    private final Engine engine;

    AssetPage(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "DescribeAssets";
    }

    @Override
    public Sheet open(Place place) {
        AssetId id = new AssetId(place.get("id"));
        Asset asset = engine.assets().require(id);
        return Sheet.of("assets", asset.label().name() + " " + asset.label().version())
                .below(place.words().t("nav.assets"), Place.href("assets"))
                .with(Part.live("facts", "", () -> facts(engine.assets().require(id))))
                .with(Part.still("do", "actions", () -> forms(engine.assets().require(id))));
    }

    private Block facts(Asset asset) {
        return new Block.Facts(List.of(
                new Fact("id", Cell.mono(asset.id().value())),
                new Fact("size", Cell.text(Moment.bytes(asset.content().size()))),
                new Fact("sha256", Cell.mono(asset.content().sha256())),
                new Fact("system", Cell.text(asset.system().operateSystem())),
                new Fact("nav.fleets", Cell.count(engine.assets().fleetsOf(asset.id()))),
                new Fact("tags", Cell.text(Tags.words(asset.tags()))),
                new Fact("created", Cell.when(asset.createdAt()))));
    }

    private static Forms forms(Asset asset) {
        Form rename = Form.of("UpdateAsset", "asset.update")
                .hidden("AssetId", asset.id().value())
                .required("AssetName", asset.label().name())
                .required("AssetVersion", asset.label().version());
        Form make = Form.of("CreateFleet", "fleet.make")
                .hidden("AssetId", asset.id().value())
                .required("Name", asset.label().name());
        Form delete = Form.of("DeleteAsset", "asset.delete")
                .hidden("AssetId", asset.id().value())
                .asking("asset.delete.ask")
                .then("/console/assets");
        return Forms.of(Fleets.common(make).then("/console/fleet?id={FleetAttributes.FleetId}"), rename, delete);
    }
}
