package io.opengse.engine.access;

import io.opengse.engine.store.Transaction;

/**
 * One number that rises in the transaction of every change of a credential or policy: servers that remember who may do
 * what ask it whether they are still right.
 */
public interface EditionTable {
    static EditionTable in(Transaction transaction) {
        return transaction.table(EditionTable.class);
    }

    /** 0 before the first change. */
    long current();

    void advance();
}
