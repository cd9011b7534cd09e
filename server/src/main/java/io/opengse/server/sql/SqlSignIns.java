package io.opengse.server.sql;

import io.opengse.engine.visit.SignIn;
import io.opengse.engine.visit.SignInTable;
import java.time.Instant;
import java.util.Optional;

/** Table console_visit. */
final class SqlSignIns implements SignInTable {
    private static final String SELECT = "select id, secret_id, begun_at, seen_at, notice from console_visit ";

    private final Statements statements;

    SqlSignIns(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<SignIn> find(String id) {
        return statements.first(SELECT + "where id = ?", SqlSignIns::signIn, id);
    }

    @Override
    public void put(SignIn signIn) {
        statements.change("""
                insert into console_visit (id, secret_id, begun_at, seen_at, notice) values (?, ?, ?, ?, ?)
                on conflict (id) do update set secret_id = excluded.secret_id, begun_at = excluded.begun_at,
                    seen_at = excluded.seen_at, notice = excluded.notice
                """, signIn.id(), signIn.secretId(), signIn.begun(), signIn.seen(), signIn.notice());
    }

    @Override
    public boolean remove(String id) {
        return statements.change("delete from console_visit where id = ?", id) > 0;
    }

    @Override
    public void trim(Instant begun, Instant seen) {
        statements.change("delete from console_visit where begun_at < ? or seen_at < ?", begun, seen);
    }

    @Override
    public int count() {
        return statements
                .first("select count(*) from console_visit", Row::integer)
                .orElse(0);
    }

    @Override
    public Optional<SignIn> oldest() {
        return statements.first(SELECT + "order by seen_at, id limit 1", SqlSignIns::signIn);
    }

    private static SignIn signIn(Row row) {
        return new SignIn(row.text(), row.text(), row.instant(), row.instant(), row.text());
    }
}
