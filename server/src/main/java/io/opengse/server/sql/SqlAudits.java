package io.opengse.server.sql;

import io.opengse.engine.audit.AuditEntry;
import io.opengse.engine.audit.AuditTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Table audit, and the counter of its numbers. */
final class SqlAudits implements AuditTable {
    /** Entries of nearly the same moment may be numbered the other way round; they wait no longer than this. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private final Statements statements;

    SqlAudits(Statements statements) {
        this.statements = statements;
    }

    @Override
    public void add(AuditEntry entry) {
        statements.later(
                Rows.of("audit"),
                """
                insert into audit (number, happened_at, credential, action, resources, source, code, request_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Arguments.of(
                        statements.next("audit"),
                        entry.at(),
                        entry.credential(),
                        entry.action(),
                        entry.resources(),
                        entry.source(),
                        entry.code(),
                        entry.requestId()));
    }

    @Override
    public List<AuditEntry> find(Query query, int limit) {
        StringBuilder sql = new StringBuilder("""
                select number, happened_at, credential, action, resources, source, code, request_id
                from audit where number < ?
                """);
        Arguments arguments = Arguments.of(query.below() == 0 ? Long.MAX_VALUE : query.below());
        if (query.credential() != null) {
            sql.append(" and credential = ?");
            arguments = arguments.and(query.credential());
        }
        if (query.action() != null) {
            // Only one index is used: that of the credential, when both are asked for.
            sql.append(query.credential() == null ? " and action = ?" : " and action || '' = ?");
            arguments = arguments.and(query.action());
        }
        Instant since = query.since();
        if (since != null) {
            sql.append("""
                     and happened_at >= ? and number >=
                    (select number from audit where happened_at >= ? order by happened_at, number limit 1)
                    """);
            arguments = arguments.and(since, since.minus(DISORDER));
        }
        sql.append(" order by number desc limit ?");
        return statements.list(sql.toString(), SqlAudits::entry, arguments.and((Object) limit));
    }

    @Override
    public int trim(Instant before, int limit) {
        return statements.change("""
                delete from audit where number in (
                    select number from audit where happened_at < ? order by happened_at, number limit ?)
                """, before, limit);
    }

    @Override
    public int trimBeyond(long most, int limit) {
        return statements.change("""
                delete from audit where number in (
                    select number from audit where number <= (select max(number) from audit) - ?
                    order by number limit ?)
                """, most, limit);
    }

    private static AuditEntry entry(Row row) {
        return new AuditEntry(
                row.number(), row.instant(), row.text(), row.text(), row.text(), row.text(), row.text(), row.text());
    }
}
