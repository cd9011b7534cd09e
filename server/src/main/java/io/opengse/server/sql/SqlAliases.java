package io.opengse.server.sql;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opengse.engine.alias.Alias;
import io.opengse.engine.alias.AliasTable;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Conflict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table alias. */
final class SqlAliases implements AliasTable {
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private static final String SELECT = """
            select id, name, description, routing, fleet_id, message, tags, created_at, updated_at, version
            from alias
            """;

    private final Statements statements;

    SqlAliases(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Alias> find(AliasId id) {
        return statements.first(SELECT + "where id = ?", SqlAliases::alias, id.value());
    }

    @Override
    public List<Alias> list(int limit) {
        return statements.list(SELECT + "order by created_at, id limit ?", SqlAliases::alias, limit);
    }

    @Override
    public List<Alias> leadingTo(FleetId fleet) {
        return statements.list(
                SELECT + "where fleet_id = ? and routing = 'SIMPLE' order by created_at, id",
                SqlAliases::alias,
                fleet.value());
    }

    @Override
    public int count() {
        return statements.integer("select count(*) from alias");
    }

    @Override
    public void insert(Alias alias) {
        int inserted = statements.change(
                """
                insert into alias (id, created_at, version, name, description, routing, fleet_id, message, tags,
                    updated_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                Arguments.of(alias.id().value(), alias.createdAt(), alias.version())
                        .and(changeable(alias)));
        if (inserted == 0) {
            throw new Conflict("alias " + alias.id());
        }
    }

    @Override
    public void update(Alias alias) {
        int updated = statements.change("""
                update alias set name = ?, description = ?, routing = ?, fleet_id = ?, message = ?, tags = ?,
                    updated_at = ?, version = version + 1
                where id = ? and version = ?
                """, changeable(alias).and(alias.id().value(), alias.version()));
        if (updated == 0) {
            throw new Conflict("alias " + alias.id());
        }
    }

    @Override
    public boolean remove(AliasId id) {
        return statements.change("delete from alias where id = ?", Arguments.of(id.value())) > 0;
    }

    private static Arguments changeable(Alias alias) {
        FleetId fleet = alias.routing().fleet();
        return Arguments.of(
                alias.name(),
                alias.text(),
                alias.routing().type(),
                fleet == null ? null : fleet.value(),
                alias.routing().message(),
                Json.write(alias.tags()),
                alias.updatedAt());
    }

    private static Alias alias(Row row) {
        return new Alias(
                new AliasId(row.text()),
                row.text(),
                row.text(),
                routing(row),
                Json.read(row.text(), TAGS),
                row.instant(),
                row.instant(),
                row.number());
    }

    private static Routing routing(Row row) {
        Routing.Type type = row.word(Routing.Type.class);
        @Nullable String fleet = row.textOrNull();
        return new Routing(type, fleet == null ? null : new FleetId(fleet), row.text());
    }
}
