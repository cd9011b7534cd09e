package io.opengse.engine.visit;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** Who is signed in to the console: few rows, bounded by {@link SignIns#MOST}. */
public interface SignInTable {
    static SignInTable in(Transaction transaction) {
        return transaction.table(SignInTable.class);
    }

    Optional<SignIn> find(String id);

    /** Inserts it, or replaces the one of this id. */
    void put(SignIn signIn);

    /** Says whether it was there. */
    boolean remove(String id);

    /** Forgets those that began before the one moment, or were seen last before the other. */
    void trim(Instant begun, Instant seen);

    int count();

    /** That which was seen the longest ago. */
    Optional<SignIn> oldest();
}
