package io.opengse.engine.audit;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.store.Store;
import java.time.Duration;
import java.util.List;

/** Keeps and finds the calls of the API; what is kept is bounded by age and by number. */
public final class Audits {
    private static final int HELPING = 200;

    private final Surroundings surroundings;
    private final Store store;

    public Audits(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
    }

    /** All of them or none; few at a time, because they hold up other writes. */
    public void keep(List<AuditEntry> entries) {
        store.write(transaction -> {
            AuditTable table = AuditTable.in(transaction);
            entries.forEach(table::add);
            return entries.size();
        });
    }

    public List<AuditEntry> find(AuditTable.Query query, int limit) {
        return store.read(transaction -> AuditTable.in(transaction).find(query, limit));
    }

    /** Forgets a helping of what is too old or too much. @return how many: when there were any, there may be more */
    public int trim(Duration history, long most) {
        return store.write(transaction -> {
            AuditTable table = AuditTable.in(transaction);
            int old = table.trim(surroundings.clock().instant().minus(history), HELPING);
            return old + table.trimBeyond(most, HELPING);
        });
    }
}
