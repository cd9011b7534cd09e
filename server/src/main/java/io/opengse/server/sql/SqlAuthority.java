package io.opengse.server.sql;

import io.opengse.engine.membership.Authority;
import io.opengse.engine.membership.AuthorityTable;
import java.util.Optional;

/** Table authority, of one row. */
final class SqlAuthority implements AuthorityTable {
    private final Statements statements;

    SqlAuthority(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Authority> find() {
        return statements.first(
                "select certificate, sealed_key from authority where only_row = ?",
                row -> new Authority(row.text(), row.text()),
                1);
    }

    @Override
    public void insertFirst(Authority authority) {
        statements.change(
                "insert into authority (only_row, certificate, sealed_key) values (?, ?, ?) on conflict do nothing",
                1,
                authority.certificate(),
                authority.sealedKey());
    }
}
