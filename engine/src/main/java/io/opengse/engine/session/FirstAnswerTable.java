package io.opengse.engine.session;

import io.opengse.engine.id.SessionId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** What was answered to the first of several equal creations (decision D8). */
public interface FirstAnswerTable {
    static FirstAnswerTable in(Transaction transaction) {
        return transaction.table(FirstAnswerTable.class);
    }

    Optional<FirstAnswer> find(String key);

    /** @throws io.opengse.engine.store.Conflict when the key is taken */
    void insert(FirstAnswer answer);

    void remove(String key);

    int trim(Instant expiredBefore, int limit);

    /**
     * @param key the caller's idempotency key with its kind, e.g. "token:abc"
     * @param parameters a digest of the parameters it came with
     */
    record FirstAnswer(String key, String parameters, SessionId session, Instant expires) {}
}
