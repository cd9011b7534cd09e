package io.opengse.server.sql;

import io.opengse.engine.membership.JoinToken;
import io.opengse.engine.membership.JoinTokenTable;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Table join_token. */
final class SqlJoinTokens implements JoinTokenTable {
    private static final String SELECT = """
            select id, secret_hash, region, instance_type, labels, uses, used, revoked, made_by, created_at,
                expires_at, version
            from join_token
            """;

    private final Statements statements;

    SqlJoinTokens(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<JoinToken> find(String id) {
        return statements.first(SELECT + "where id = ?", SqlJoinTokens::token, id);
    }

    @Override
    public List<JoinToken> list() {
        return statements.list(SELECT + "order by created_at, id", SqlJoinTokens::token);
    }

    @Override
    public void insert(JoinToken token) {
        int inserted = statements.change(
                """
                insert into join_token (id, secret_hash, region, instance_type, labels, uses, used, revoked, made_by,
                    created_at, expires_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """,
                token.id(),
                token.secretHash(),
                token.traits().region(),
                token.traits().instanceType(),
                Traits.labels(token.traits()),
                token.uses(),
                token.used(),
                token.revoked(),
                token.madeBy(),
                token.createdAt(),
                token.expiresAt(),
                token.version());
        if (inserted == 0) {
            throw new Conflict("join token " + token.id());
        }
    }

    @Override
    public void update(JoinToken token) {
        int updated = statements.change(
                "update join_token set used = ?, revoked = ?, version = version + 1 where id = ? and version = ?",
                token.used(),
                token.revoked(),
                token.id(),
                token.version());
        if (updated == 0) {
            throw new Conflict("join token " + token.id());
        }
    }

    @Override
    public void remove(String id) {
        statements.change("delete from join_token where id = ?", id);
    }

    @Override
    public void removeExpired(Instant before) {
        statements.change("delete from join_token where expires_at < ?", before);
    }

    private static JoinToken token(Row row) {
        return new JoinToken(
                row.text(),
                row.text(),
                Traits.read(row),
                row.integer(),
                row.integer(),
                row.truth(),
                row.text(),
                row.instant(),
                row.instant(),
                row.number());
    }
}
