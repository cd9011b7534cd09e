package io.opengse.engine.access;

import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Credentials: few rows, bounded by {@link Access#MOST_CREDENTIALS}. */
public interface CredentialTable {
    static CredentialTable in(Transaction transaction) {
        return transaction.table(CredentialTable.class);
    }

    Optional<Credential> find(String secretId);

    /** All, in order of creation. */
    List<Credential> list();

    /** @throws io.opengse.engine.store.Conflict when the id or the name is taken */
    void insert(Credential credential);

    /**
     * Replaces the row whose version is {@code credential.version()}; the stored one gets the next version. Its id and
     * its name stay.
     *
     * @throws io.opengse.engine.store.Conflict when there is no such row
     */
    void update(Credential credential);

    /** @return whether it was there */
    boolean remove(String secretId);
}
