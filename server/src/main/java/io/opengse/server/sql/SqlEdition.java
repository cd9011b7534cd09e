package io.opengse.server.sql;

import io.opengse.engine.access.EditionTable;

/** Table access_edition, which has one row. */
final class SqlEdition implements EditionTable {
    private final Statements statements;

    SqlEdition(Statements statements) {
        this.statements = statements;
    }

    @Override
    public long current() {
        return statements.number("select number from access_edition where only_row = 1");
    }

    @Override
    public void advance() {
        statements.change("update access_edition set number = number + 1 where only_row = 1");
    }
}
