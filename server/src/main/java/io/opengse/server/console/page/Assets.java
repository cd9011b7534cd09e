package io.opengse.server.console.page;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetQuota;
import io.opengse.server.console.block.Block;
import io.opengse.server.console.block.Block.Tile;
import io.opengse.server.console.block.Cell;
import io.opengse.server.console.block.Table;
import io.opengse.server.console.block.Tone;
import io.opengse.server.console.word.Moment;
import java.util.List;

/** All packages, and uploading one. */
final class Assets implements Page {
    private final Engine engine;

    Assets(Engine engine) {
        this.engine = engine;
    }

    @Override
    public String need() {
        return "DescribeAssets";
    }

    @Override
    public Sheet open(Place place) {
        int from = (int) Math.min(Stories.number(place.get("from")), 1_000_000);
        return Sheet.of("assets", place.words().t("nav.assets"))
                .with(Part.live("tiles", "", this::tiles))
                .with(Part.still("upload", "upload", () -> new Block.Upload("", "1")))
                .with(Part.live("assets", "nav.assets", () -> table(from, place)));
    }

    private Block tiles() {
        AssetQuota quota = engine.assets().quota();
        return new Block.Tiles(List.of(
                new Tile(
                        "nav.assets",
                        Moment.number(quota.used()),
                        "/ " + Moment.number(quota.most()),
                        Tone.PLAIN,
                        "",
                        new Cell.Share(quota.used(), quota.most())),
                new Tile(
                        "size",
                        Moment.bytes(quota.usedBytes()),
                        "/ " + Moment.bytes(quota.mostBytes()),
                        Tone.PLAIN,
                        "",
                        new Cell.Share(quota.usedBytes(), quota.mostBytes()))));
    }

    private Table table(int from, Place place) {
        List<Asset> all = engine.assets().list().reversed();
        String next = all.size() > from + Lists.PAGE ? place.with("from", Integer.toString(from + Lists.PAGE)) : "";
        return Table.whole(
                        "nav.assets",
                        List.of("package", "version", "id", "size", "system", "nav.fleets#", "created"),
                        all.stream().skip(from).limit(Lists.PAGE).map(this::row).toList(),
                        "assets.none")
                .paged(next, from == 0 ? "" : place.with("from", ""));
    }

    private Table.Row row(Asset asset) {
        return Table.Row.of(
                asset.id().value(),
                Cell.link(asset.label().name(), Place.of("asset", asset.id())),
                Cell.text(asset.label().version()),
                Cell.mono(asset.id().value()),
                Cell.text(Moment.bytes(asset.content().size())),
                Cell.text(asset.system().operateSystem()),
                Cell.count(engine.assets().fleetsOf(asset.id())),
                Cell.when(asset.createdAt()));
    }
}
