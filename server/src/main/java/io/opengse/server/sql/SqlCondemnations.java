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
    private final Seen<HostId, List<Condemnation>> seen;

    SqlCondemnations(Statements statements) {
        this.statements = statements;
        this.seen = new Seen<>(statements);
    }

    private static Rows row(ProcessId process) {
        return new Rows("condemnation", process.value());
    }

    @Override
    public Optional<Condemnation> find(ProcessId process) {
        return statements.first(
                row(process),
                SELECT + "where process_id = ?",
                SqlCondemnations::condemnation,
                Arguments.of(process.value()));
    }

    @Override
    public boolean stands(HostId host, ProcessId process) {
        return of(host).stream().anyMatch(standing -> standing.process().equals(process));
    }

    @Override
    public List<Condemnation> of(HostId host) {
        return seen.of(
                host,
                asked -> statements.list(
                        SELECT + "where host_id = ? order by process_id",
                        SqlCondemnations::condemnation,
                        asked.value()));
    }

    @Override
    public List<Condemnation> list() {
        return statements.list(SELECT + "order by process_id", SqlCondemnations::condemnation);
    }

    @Override
    public void put(Condemnation condemnation) {
        seen.forget(condemnation.host());
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
        seen.forgetAll();
        statements.later(row(process), "delete from condemnation where process_id = ?", Arguments.of(process.value()));
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
