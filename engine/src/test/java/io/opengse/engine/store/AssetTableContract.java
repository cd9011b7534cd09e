package io.opengse.engine.store;

import static io.opengse.engine.store.AssetSample.anAsset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.AssetTable;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.id.AssetId;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of packages. */
public interface AssetTableContract extends StoreUnderTest {
    @Test
    default void aPackageComesBackAsItWasInserted() {
        Asset asset = anAsset("a", NOON);
        change(AssetTable.class, assets -> assets.insert(asset));

        assertThat(one(AssetTable.class, assets -> assets.find(new AssetId("a"))))
                .contains(asset);
        assertThat(one(AssetTable.class, assets -> assets.find(new AssetId("b"))))
                .isEmpty();
    }

    @Test
    default void aPackagesInstantIsCutToMilliseconds() {
        change(AssetTable.class, assets -> assets.insert(anAsset("a", NOON.plusNanos(999_999))));

        assertThat(one(AssetTable.class, assets -> assets.find(new AssetId("a"))))
                .contains(anAsset("a", NOON));
    }

    @Test
    default void aRenamedPackageHasTheNextVersion() {
        Asset asset = anAsset("a", NOON);
        change(AssetTable.class, assets -> assets.insert(asset));

        Asset renamed = asset.withLabel(new AssetLabel("other", "2"));
        change(AssetTable.class, assets -> assets.update(renamed));

        Asset stored = read(AssetTable.class, assets -> assets.find(asset.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.label()).isEqualTo(renamed.label());
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(AssetTable.class, assets -> assets.update(renamed)));
    }

    @Test
    default void twoPackagesCannotHaveOneId() {
        change(AssetTable.class, assets -> assets.insert(anAsset("a", NOON)));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(AssetTable.class, assets -> assets.insert(anAsset("a", NOON))));
    }

    @Test
    default void packagesAreListedWithTheNewestFirst() {
        change(AssetTable.class, assets -> {
            assets.insert(anAsset("b", NOON));
            assets.insert(anAsset("c", NOON.plusSeconds(1)));
            assets.insert(anAsset("a", NOON));
        });

        assertThat(many(AssetTable.class, assets -> assets.list(2)))
                .extracting(asset -> asset.id().value())
                .containsExactly("c", "b");
        assertThat(count(AssetTable.class, AssetTable::count)).isEqualTo(3);
    }

    @Test
    default void theSizesOfAllPackagesAreAdded() {
        assertThat(read(AssetTable.class, AssetTable::totalSize)).isZero();
        change(AssetTable.class, assets -> {
            assets.insert(anAsset("a", NOON));
            assets.insert(anAsset("b", NOON));
        });

        assertThat(read(AssetTable.class, AssetTable::totalSize)).isEqualTo(2 * AssetSample.SIZE);
    }

    @Test
    default void aPackageThatIsRemovedNoLongerUsesItsBlob() {
        Asset asset = anAsset("a", NOON);
        change(AssetTable.class, assets -> assets.insert(asset));
        assertThat(usedByAPackage("packages/a.zip")).isTrue();

        change(AssetTable.class, assets -> assets.remove(asset.id()));

        assertThat(usedByAPackage("packages/a.zip")).isFalse();
        assertThat(count(AssetTable.class, AssetTable::count)).isZero();
    }

    @Test
    default void fleetsThatHaveNotEndedUseTheirPackage() {
        change(FleetTable.class, fleets -> {
            fleets.insert(Samples.aFleet("f", NOON));
            fleets.insert(Samples.aFleet("g", NOON).withStatus(FleetStatus.TERMINATED));
            fleets.insert(Samples.aFleet("h", NOON).withStatus(FleetStatus.ERROR));
        });

        assertThat(count(FleetTable.class, fleets -> fleets.countUsing("asset-1")))
                .isEqualTo(2);
        assertThat(count(FleetTable.class, fleets -> fleets.countUsing("asset-2")))
                .isZero();
    }

    private boolean usedByAPackage(String blob) {
        return read(AssetTable.class, assets -> assets.usesBlob(blob));
    }
}
