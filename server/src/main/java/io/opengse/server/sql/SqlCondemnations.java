package io.opengse.server.sql;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.EndReason;
import java.util.List;
import java.util.Optional;

/** Table condemnation. */
final class SqlCondemnations implements CondemnationTable {
    private static final String SELECT = """
            select process_id, host_id, reason, condemned_at, kill_at, shown from condemnation
            """;

    private final Statements statements;

    SqlCondemnations(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Condemnation> find(ProcessId process) {
        return statements.first(SELECT + "where process_id = ?", SqlCondemnations::condemnation, process.value());
    }

    @Override
    public List<Condemnation> of(HostId host) {
        return statements.list(
                SELECT + "where host_id = ? order by process_id", SqlCondemnations::condemnation, host.value());
    }

    @Override
    public List<Condemnation> list() {
        return statements.list(SELECT + "order by process_id", SqlCondemnations::condemnation);
    }

    @Override
    public void put(Condemnation condemnation) {
        statements.change(
                """
                insert into condemnation (process_id, host_id, reason, condemned_at, kill_at, shown)
                values (?, ?, ?, ?, ?, ?)
                on conflict (process_id) do update set host_id = excluded.host_id, reason = excluded.reason,
                    condemned_at = excluded.condemned_at, kill_at = excluded.kill_at, shown = excluded.shown
                """,
                condemnation.process().value(),
                condemnation.host().value(),
                condemnation.reason(),
                condemnation.at(),
                condemnation.killAt(),
                condemnation.shown());
    }

    @Override
    public void remove(ProcessId process) {
        statements.change("delete from condemnation where process_id = ?", process.value());
    }

    private static Condemnation condemnation(Row row) {
        return new Condemnation(
                new ProcessId(row.text()),
                new HostId(row.text()),
                row.word(EndReason.class),
                row.instant(),
                row.instantOrNull(),
                row.instant());
    }
}
