package io.opengse.server.sql;

import io.opengse.engine.access.Policy;
import io.opengse.engine.access.PolicyTable;
import io.opengse.engine.store.Conflict;
import java.util.List;
import java.util.Optional;

/** Table access_policy. */
final class SqlPolicies implements PolicyTable {
    private static final String SELECT =
            "select name, description, document, created_at, changed_at, version from access_policy ";

    private final Statements statements;

    SqlPolicies(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Policy> find(String name) {
        return statements.first(SELECT + "where name = ?", SqlPolicies::policy, name);
    }

    @Override
    public List<Policy> list() {
        return statements.list(SELECT + "order by name", SqlPolicies::policy);
    }

    @Override
    public void insert(Policy policy) {
        int inserted = statements.change(
                """
                insert into access_policy (name, description, document, created_at, changed_at, version)
                values (?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                policy.name(),
                policy.description(),
                policy.document(),
                policy.createdAt(),
                policy.changedAt(),
                policy.version());
        if (inserted == 0) {
            throw new Conflict("policy " + policy.name());
        }
    }

    @Override
    public void update(Policy policy) {
        int updated = statements.change(
                """
                update access_policy set description = ?, document = ?, changed_at = ?, version = version + 1
                where name = ? and version = ?
                """, policy.description(), policy.document(), policy.changedAt(), policy.name(), policy.version());
        if (updated == 0) {
            throw new Conflict("policy " + policy.name());
        }
    }

    @Override
    public boolean remove(String name) {
        return statements.change("delete from access_policy where name = ?", name) > 0;
    }

    private static Policy policy(Row row) {
        return new Policy(row.text(), row.text(), row.text(), row.instant(), row.instant(), row.number());
    }
}
