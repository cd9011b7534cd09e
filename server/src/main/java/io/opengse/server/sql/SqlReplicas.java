package io.opengse.server.sql;

import io.opengse.engine.replica.Replica;
import io.opengse.engine.replica.ReplicaTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Table server. */
final class SqlReplicas implements ReplicaTable {
    private static final String SELECT = "select id, address, version, started_at, heard_at, beat, reach from server ";

    private final Statements statements;

    SqlReplicas(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Replica> find(String id) {
        return statements.first(SELECT + "where id = ?", SqlReplicas::replica, id);
    }

    @Override
    public List<Replica> list() {
        return statements.list(SELECT + "order by id", SqlReplicas::replica);
    }

    @Override
    public void put(Replica replica) {
        statements.change(
                """
                insert into server (id, address, version, started_at, heard_at, beat, reach)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set address = excluded.address, version = excluded.version,
                    started_at = excluded.started_at, heard_at = excluded.heard_at, beat = excluded.beat,
                    reach = excluded.reach
                """,
                replica.id(),
                replica.address(),
                replica.version(),
                replica.started(),
                replica.heard(),
                replica.beat(),
                replica.reach());
    }

    @Override
    public void remove(String id) {
        statements.change("delete from server where id = ?", id);
    }

    private static Replica replica(Row row) {
        return new Replica(
                row.text(),
                row.text(),
                row.text(),
                row.instant(),
                row.instant(),
                row.number(),
                Objects.requireNonNullElse(row.textOrNull(), ""));
    }
}
