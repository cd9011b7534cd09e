package io.opengse.server.sql;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Rows that were read in the transaction that runs, so that what several works of it need is asked for once. Kept by a
 * table, which forgets what it writes; forgotten with the transaction, and whenever a part of it is undone.
 */
final class Seen<K, V> {
    private final Statements statements;
    private final Map<K, V> rows = new HashMap<>();
    private long moment = -1;

    Seen(Statements statements) {
        this.statements = statements;
    }

    /** @param read asks the database, which is not done again before the transaction is over */
    V of(K key, Function<K, V> read) {
        if (moment != statements.moment()) {
            rows.clear();
            moment = statements.moment();
        }
        V known = rows.get(key);
        if (known != null) {
            return known;
        }
        V found = read.apply(key);
        rows.put(key, found);
        return found;
    }

    void forget(K key) {
        rows.remove(key);
    }

    void forgetAll() {
        rows.clear();
    }
}
