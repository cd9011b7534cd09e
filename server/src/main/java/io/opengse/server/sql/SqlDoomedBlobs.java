package io.opengse.server.sql;

import io.opengse.engine.asset.DoomedBlobTable;
import java.time.Instant;
import java.util.List;

/** Table doomed_blob. */
final class SqlDoomedBlobs implements DoomedBlobTable {
    private final Statements statements;

    SqlDoomedBlobs(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void put(String blob, Instant from) {
        statements.change("""
                insert into doomed_blob (blob, doomed_from) values (?, ?)
                on conflict (blob) do update set doomed_from = excluded.doomed_from
                """, blob, from);
    }

    @Override
    public void remove(String blob) {
        statements.change("delete from doomed_blob where blob = ?", blob);
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return statements.list(
                "select blob from doomed_blob where doomed_from <= ? order by doomed_from, blob limit ?",
                Row::text,
                now,
                limit);
    }
}
