package io.opengse.server.sql;

import io.opengse.engine.replica.Lease;
import io.opengse.engine.replica.LeaseTable;
import java.util.Optional;

/** Table lease. */
final class SqlLeases implements LeaseTable {
    private final Statements statements;

    SqlLeases(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Lease> find(String name) {
        return statements.first(
                "select name, holder, term from lease where name = ?",
                row -> new Lease(row.text(), row.text(), row.number()),
                name);
    }

    @Override
    public void put(Lease lease) {
        statements.change("""
                insert into lease (name, holder, term) values (?, ?, ?)
                on conflict (name) do update set holder = excluded.holder, term = excluded.term
                """, lease.name(), lease.holder(), lease.term());
    }
}
