package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.ScalingMemoryTable;
import java.time.Instant;
import java.util.Optional;

/** Tables scaling_round and scaling_standing. */
final class SqlScalingMemories implements ScalingMemoryTable {
    private final Statements statements;

    SqlScalingMemories(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Instant> evaluatedAt() {
        return statements.first("select evaluated_at from scaling_round where only_row = 1", Row::instant);
    }

    @Override
    public void evaluated(Instant at) {
        statements.change("""
                insert into scaling_round (only_row, evaluated_at) values (1, ?)
                on conflict (only_row) do update set evaluated_at = excluded.evaluated_at
                """, at);
    }

    @Override
    public Optional<String> standing(FleetId fleet) {
        return statements.first("select standing from scaling_standing where fleet_id = ?", Row::text, fleet.value());
    }

    @Override
    public void stands(FleetId fleet, String standing) {
        statements.change("""
                insert into scaling_standing (fleet_id, standing) values (?, ?)
                on conflict (fleet_id) do update set standing = excluded.standing
                """, fleet.value(), standing);
    }

    @Override
    public void forget(FleetId fleet) {
        statements.change("delete from scaling_standing where fleet_id = ?", fleet.value());
    }
}
