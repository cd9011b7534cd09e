package io.opengse.engine.memory;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events in memory: each stands under the empty subject (all of them), its code and everything it is about. */
final class MemoryEvents implements EventTable {
    private static final Object ALL = "all";

    private final Changes changes;
    private final Rows<Long, Event> rows;
    private final Index<Object, Long, Event> bySubject;
    private final Index<Boolean, Mark, Event> byTime;
    private long last;

    MemoryEvents(Changes changes) {
        this.changes = changes;
        rows = new Rows<>(changes, Event::number);
        bySubject = rows.index(MemoryEvents::groups, Event::number);
        byTime = rows.index(_ -> List.of(true), row -> new Mark(row.at(), "%019d".formatted(row.number())));
    }

    @Override
    public void add(Event event) {
        changes.wrote(() -> last--);
        rows.put(new Event(
                ++last,
                Mark.millis(event.at()),
                event.code(),
                event.actor(),
                event.message(),
                event.subjects(),
                event.log()));
    }

    @Override
    public List<Event> find(Query query, int limit) {
        rows.reads();
        return narrowest(query).stream()
                .flatMap(group -> page(group, query, limit))
                .sorted(Comparator.comparingLong(Event::number).reversed())
                .limit(limit)
                .toList();
    }

    private Stream<Event> page(Object group, Query query, int limit) {
        NavigableMap<Long, Event> found = bySubject.of(group).tailMap(query.above(), false);
        if (query.below() > 0) {
            found = bySubject.of(group).subMap(Math.min(query.above(), query.below()), false, query.below(), false);
        }
        return found.descendingMap().values().stream()
                .filter(event -> matches(event, query))
                .limit(limit);
    }

    @Override
    public int trim(Instant before, int limit) {
        rows.reads();
        return rows.removeAll(byTime.of(true).headMap(Mark.startOf(before)).values().stream()
                .limit(limit)
                .toList());
    }

    private static List<Object> groups(Event event) {
        List<Object> groups = new ArrayList<>(named(event.subjects()).toList());
        groups.add(ALL);
        groups.add(event.code());
        return groups;
    }

    private static Stream<Object> named(@Nullable Subjects subjects) {
        return subjects == null
                ? Stream.empty()
                : Stream.<@Nullable Object>of(
                                subjects.player(),
                                subjects.session(),
                                subjects.process(),
                                subjects.host(),
                                subjects.fleet())
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull);
    }

    /** The groups to look into: one subject, else each of the codes, else all. */
    private static Collection<?> narrowest(Query query) {
        Collection<?> all = query.codes().isEmpty() ? List.of(ALL) : query.codes();
        return named(query.about()).<Collection<?>>map(List::of).findFirst().orElse(all);
    }

    private static boolean matches(Event event, Query query) {
        List<Object> stands = named(event.subjects()).toList();
        return named(query.about()).allMatch(stands::contains)
                && (query.codes().isEmpty() || query.codes().contains(event.code()))
                && (query.from() == null || !event.at().isBefore(query.from()))
                && (query.until() == null || event.at().isBefore(query.until()));
    }
}
