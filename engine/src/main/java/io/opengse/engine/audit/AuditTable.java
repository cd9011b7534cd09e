package io.opengse.engine.audit;

import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of the API, as many as are kept. Entries of one moment may be numbered in any order. */
public interface AuditTable {
    static AuditTable in(Transaction transaction) {
        return transaction.table(AuditTable.class);
    }

    /** Gives it the next number, whatever number it has. */
    void add(AuditEntry entry);

    /** At most {@code limit} that fit, the newest first. */
    List<AuditEntry> find(Query query, int limit);

    /** Forgets at most {@code limit} of those before that moment. @return how many */
    int trim(Instant before, int limit);

    /** Forgets at most {@code limit} of those beyond the newest {@code most}. @return how many */
    int trimBeyond(long most, int limit);

    /**
     * What is asked for; what is null or 0 asks nothing.
     *
     * @param since not before this moment
     * @param below only lower numbers: for the next page
     */
    record Query(
            @Nullable String credential,
            @Nullable String action,
            @Nullable Instant since,
            long below) {}
}
