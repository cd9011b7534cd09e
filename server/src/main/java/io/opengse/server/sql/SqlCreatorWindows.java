package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.session.CreatorWindowTable;
import java.time.Instant;
import java.util.Optional;

/** Table creator_window. */
final class SqlCreatorWindows implements CreatorWindowTable {
    private final Statements statements;

    SqlCreatorWindows(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<CreatorWindow> find(FleetId fleet, String creatorId) {
        return statements.first(
                "select begun_at, created from creator_window where fleet_id = ? and creator_id = ?",
                row -> new CreatorWindow(fleet, creatorId, row.instant(), row.integer()),
                fleet.value(),
                creatorId);
    }

    @Override
    public void put(CreatorWindow window) {
        statements.change("""
                insert into creator_window (fleet_id, creator_id, begun_at, created) values (?, ?, ?, ?)
                on conflict (fleet_id, creator_id) do update set begun_at = excluded.begun_at, created = excluded.created
                """, window.fleet().value(), window.creatorId(), window.begun(), window.created());
    }

    @Override
    public int trim(Instant begunBefore, int limit) {
        return statements.change("""
                delete from creator_window where (fleet_id, creator_id) in (
                    select fleet_id, creator_id from creator_window where begun_at < ? order by begun_at limit ?)
                """, begunBefore, limit);
    }
}
