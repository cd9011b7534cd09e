package io.opengse.engine.memory;

import io.opengse.engine.audit.AuditEntry;
import io.opengse.engine.audit.AuditTable;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;

/** The audit log in memory: each entry stands under all, under its credential and under its action. */
final class MemoryAudits implements AuditTable {
    private final Changes changes;
    private final Rows<Long, AuditEntry> rows;
    private final Index<String, Long, AuditEntry> byGroup;
    private long last;

    MemoryAudits(Changes changes) {
        this.changes = changes;
        rows = new Rows<>(changes, AuditEntry::number);
        byGroup = rows.index(
                row -> List.of("all", "credential " + row.credential(), "action " + row.action()), AuditEntry::number);
    }

    @Override
    public void add(AuditEntry entry) {
        changes.reads();
        changes.wrote(() -> last--);
        rows.put(entry.numbered(++last, Mark.millis(entry.at())));
    }

    @Override
    public List<AuditEntry> find(Query query, int limit) {
        rows.reads();
        String group = query.credential() != null
                ? "credential " + query.credential()
                : query.action() != null ? "action " + query.action() : "all";
        NavigableMap<Long, AuditEntry> found = byGroup.of(group);
        return (query.below() == 0 ? found : found.headMap(query.below(), false))
                .descendingMap().values().stream()
                        .filter(entry ->
                                query.action() == null || query.action().equals(entry.action()))
                        .filter(entry -> query.since() == null || !entry.at().isBefore(query.since()))
                        .limit(limit)
                        .toList();
    }

    @Override
    public int trim(Instant before, int limit) {
        return forget(entry -> entry.at().isBefore(Mark.millis(before)), limit);
    }

    @Override
    public int trimBeyond(long most, int limit) {
        return forget(entry -> entry.number() <= last - most, limit);
    }

    private int forget(Predicate<AuditEntry> unwanted, int limit) {
        rows.reads();
        return rows.removeAll(byGroup.of("all").values().stream()
                .takeWhile(unwanted)
                .limit(limit)
                .toList());
    }
}
