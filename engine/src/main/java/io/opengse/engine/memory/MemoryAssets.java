package io.opengse.engine.memory;

import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetTable;
import io.opengse.engine.id.AssetId;
import java.util.List;
import java.util.Optional;

/** Packages in memory. */
final class MemoryAssets implements AssetTable {
    private final Rows<AssetId, Asset> rows;
    private final Index<Boolean, Mark, Asset> byAge;
    private final Index<String, Mark, Asset> byBlob;

    MemoryAssets(Changes changes) {
        rows = new Rows<>(changes, Asset::id);
        byAge = rows.index(_ -> List.of(true), MemoryAssets::mark);
        byBlob = rows.index(asset -> List.of(asset.content().blob()), MemoryAssets::mark);
    }

    @Override
    public Optional<Asset> find(AssetId id) {
        return rows.find(id);
    }

    @Override
    public List<Asset> list(int limit) {
        rows.reads();
        return byAge.of(true).descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public int count() {
        return rows.count();
    }

    @Override
    public long totalSize() {
        rows.reads();
        return byAge.of(true).values().stream()
                .mapToLong(asset -> asset.content().size())
                .sum();
    }

    @Override
    public boolean usesBlob(String blob) {
        rows.reads();
        return byBlob.count(blob) > 0;
    }

    @Override
    public void insert(Asset asset) {
        rows.insert(stored(asset, asset.version()));
    }

    @Override
    public void update(Asset asset) {
        rows.replace(asset, Asset::version, stored(asset, asset.version() + 1));
    }

    @Override
    public void remove(AssetId id) {
        rows.remove(id);
    }

    private static Mark mark(Asset asset) {
        return new Mark(asset.createdAt(), asset.id().value());
    }

    private static Asset stored(Asset asset, long version) {
        return new Asset(
                asset.id(),
                asset.label(),
                asset.system(),
                asset.content(),
                asset.tags(),
                Mark.millis(asset.createdAt()),
                version);
    }
}
