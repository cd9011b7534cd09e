package io.opengse.server.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opengse.engine.asset.Asset;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.AssetSystem;
import io.opengse.engine.asset.AssetTable;
import io.opengse.engine.asset.PackageContent;
import io.opengse.engine.id.AssetId;
import io.opengse.engine.store.Conflict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Table asset. */
final class SqlAssets implements AssetTable {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};
    private static final String SELECT = """
            select id, name, label_version, operate_system, image_id, os_type, blob, sha256, size, tags, created_at,
                   version
            from asset
            """;

    private final Statements statements;

    SqlAssets(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Asset> find(AssetId id) {
        return statements.first(SELECT + "where id = ?", SqlAssets::asset, id.value());
    }

    @Override
    public List<Asset> list(int limit) {
        return statements.list(SELECT + "order by created_at desc, id desc limit ?", SqlAssets::asset, limit);
    }

    @Override
    public int count() {
        return statements.integer("select count(*) from asset");
    }

    @Override
    public long totalSize() {
        return statements.number("select coalesce(sum(size), 0) from asset");
    }

    @Override
    public boolean usesBlob(String blob) {
        return statements
                .first("select 1 from asset where blob = ? limit 1", Row::number, blob)
                .isPresent();
    }

    @Override
    public void insert(Asset asset) {
        int inserted = statements.change(
                """
                insert into asset (id, created_at, version, name, label_version, operate_system, image_id, os_type, blob,
                    sha256, size, tags)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(asset.id().value(), asset.createdAt(), asset.version())
                        .and(changeable(asset)));
        if (inserted == 0) {
            throw new Conflict("package " + asset.id());
        }
    }

    @Override
    public void update(Asset asset) {
        int updated = statements.change("""
                update asset set name = ?, label_version = ?, operate_system = ?, image_id = ?, os_type = ?, blob = ?,
                    sha256 = ?, size = ?, tags = ?, version = version + 1
                where id = ? and version = ?
                """, changeable(asset).and(asset.id().value(), asset.version()));
        if (updated == 0) {
            throw new Conflict("package " + asset.id());
        }
    }

    @Override
    public void remove(AssetId id) {
        statements.change("delete from asset where id = ?", id.value());
    }

    private static Arguments changeable(Asset asset) {
        return Arguments.of(
                asset.label().name(),
                asset.label().version(),
                asset.system().operateSystem(),
                asset.system().imageId(),
                asset.system().osType(),
                asset.content().blob(),
                asset.content().sha256(),
                asset.content().size(),
                Json.write(asset.tags()));
    }

    private static Asset asset(Row row) {
        return new Asset(
                new AssetId(row.text()),
                new AssetLabel(row.text(), row.text()),
                new AssetSystem(row.text(), row.text(), row.text()),
                new PackageContent(row.text(), row.text(), row.number()),
                Json.read(row.text(), TAGS),
                row.instant(),
                row.number());
    }
}
