package io.opengse.server.sql;

import io.opengse.engine.replica.SharedSecretTable;
import java.util.Optional;

/** Table shared_secret. */
final class SqlSharedSecrets implements SharedSecretTable {
    private final Statements statements;

    SqlSharedSecrets(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<String> find(String name) {
        return statements.first("select sealed from shared_secret where name = ?", Row::text, name);
    }

    @Override
    public void insertFirst(String name, String sealed) {
        statements.change(
                "insert into shared_secret (name, sealed) values (?, ?) on conflict do nothing", name, sealed);
    }
}
