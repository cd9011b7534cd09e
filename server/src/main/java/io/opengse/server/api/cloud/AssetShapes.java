package io.opengse.server.api.cloud;

import io.opengse.engine.Engine;
import io.opengse.engine.asset.Asset;
import io.opengse.server.api.declaration.Shape;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.ToLongFunction;

/** How a package looks in answers. */
final class AssetShapes {
    private static final int READY = 2;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private AssetShapes() {}

    static Shape<Asset> asset(Engine engine) {
        ResourceNames names = ResourceNames.of(engine.settings());
        ToLongFunction<Asset> fleets = asset -> engine.assets().fleetsOf(asset.id());
        return Shape.<Asset>named("Asset")
                .text("AssetId", "its id", asset -> asset.id().value())
                .text("AssetName", "its name", asset -> asset.label().name())
                .text("AssetVersion", "its version", asset -> asset.label().version())
                .text(
                        "OperateSystem",
                        "as its creator said",
                        asset -> asset.system().operateSystem())
                .whole("Stauts", "always 2, ready: what is not whole and sound is no package", _ -> READY)
                .text(
                        "Size",
                        "of its zip, e.g. 11M",
                        asset -> size(asset.content().size()))
                .text("CreateTime", "UTC, 2026-11-22 08:00:00", asset -> TIME.format(asset.createdAt()))
                .whole("BindFleetNum", "how many fleets that have not ended run from it", fleets)
                .text("AssetArn", "its resource name", asset -> names.asset(asset.id()))
                .text("ImageId", "as its creator said", asset -> asset.system().imageId())
                .text("OsType", "CentOS: any Linux", asset -> asset.system().osType())
                .text("ResourceType", "always ASSET", _ -> "ASSET")
                .text("SharingStatus", "always UNKNOWN_SHARED: only images are shared", _ -> "UNKNOWN_SHARED")
                .list("Tags", "its tags", Tags.TAG, asset -> Tags.sorted(asset.tags()));
    }

    /** Rounded up, so that nothing has no size. */
    static String size(long bytes) {
        String units = "BKMGT";
        long amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < units.length() - 1) {
            amount = Math.ceilDiv(amount, 1024);
            unit++;
        }
        return amount + String.valueOf(units.charAt(unit));
    }
}
