package io.opengse.server.sql;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Outcome;
import io.opengse.engine.placement.OutcomeTable;
import java.time.Instant;
import java.util.List;

/** Table placement_outcome. */
final class SqlOutcomes implements OutcomeTable {
    private final Statements statements;

    SqlOutcomes(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<Outcome> due(QueueName queue, Instant now, int limit) {
        return statements.list("""
                select placement_id, queue_name, attempts, since, due_at from placement_outcome
                where queue_name = ? and due_at <= ? order by due_at, placement_id limit ?
                """, SqlOutcomes::outcome, queue.value(), now, limit);
    }

    @Override
    public void put(Outcome outcome) {
        statements.change(
                """
                insert into placement_outcome (placement_id, queue_name, attempts, since, due_at) values (?, ?, ?, ?, ?)
                on conflict (placement_id) do update set queue_name = excluded.queue_name,
                    attempts = excluded.attempts, since = excluded.since, due_at = excluded.due_at
                """,
                outcome.placement().value(),
                outcome.queue().value(),
                outcome.attempts(),
                outcome.since(),
                outcome.dueAt());
    }

    @Override
    public boolean remove(PlacementId placement) {
        return statements.change("delete from placement_outcome where placement_id = ?", placement.value()) > 0;
    }

    @Override
    public int trim(Instant before, int limit) {
        return statements.change("""
                delete from placement_outcome where placement_id in (
                    select placement_id from placement_outcome where since < ? order by since, placement_id limit ?)
                """, before, limit);
    }

    private static Outcome outcome(Row row) {
        return new Outcome(
                new PlacementId(row.text()), new QueueName(row.text()), row.integer(), row.instant(), row.instant());
    }
}
