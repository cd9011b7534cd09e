package io.opengse.engine.membership;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Join tokens: few rows, bounded by {@link Memberships#MOST_TOKENS}. */
public interface JoinTokenTable {
    static JoinTokenTable in(Transaction transaction) {
        return transaction.table(JoinTokenTable.class);
    }

    Optional<JoinToken> find(String id);

    /** All, in order of creation. */
    List<JoinToken> list();

    /** @throws io.opengse.engine.store.Conflict when the id is taken */
    void insert(JoinToken token);

    /**
     * Writes how often it was used and whether it is revoked; the rest stays.
     *
     * @throws io.opengse.engine.store.Conflict when the stored version is another
     */
    void update(JoinToken token);

    /** Forgets it; nothing happens when it is not there. */
    void remove(String id);

    /** Forgets those that expired before. */
    void removeExpired(Instant before);
}
