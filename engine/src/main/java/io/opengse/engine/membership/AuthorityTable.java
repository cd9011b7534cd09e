package io.opengse.engine.membership;

import io.opengse.engine.store.Transaction;
import java.util.Optional;

/** The one authority of an installation. */
public interface AuthorityTable {
    static AuthorityTable in(Transaction transaction) {
        return transaction.table(AuthorityTable.class);
    }

    Optional<Authority> find();

    /** Does nothing when there is one. */
    void insertFirst(Authority authority);
}
