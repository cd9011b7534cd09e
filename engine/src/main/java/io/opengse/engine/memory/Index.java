package io.opengse.engine.memory;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rows of one group in one order, as a database index on (group, place) gives them. A row may stand in several groups
 * or in none. Only {@link Rows} changes it; places are unique within a group.
 */
final class Index<G, S extends Comparable<S>, V> {
    private final Function<V, List<G>> groups;
    private final Function<V, S> place;
    private final Map<G, TreeMap<S, V>> entries = new HashMap<>();

    /** @param place is asked only of rows that stand in a group */
    Index(Function<V, List<G>> groups, Function<V, S> place) {
        this.groups = groups;
        this.place = place;
    }

    NavigableMap<S, V> of(G group) {
        TreeMap<S, V> found = entries.get(group);
        return found == null ? Collections.emptyNavigableMap() : Collections.unmodifiableNavigableMap(found);
    }

    int count(G group) {
        TreeMap<S, V> found = entries.get(group);
        return found == null ? 0 : found.size();
    }

    void add(V row) {
        for (G group : groups.apply(row)) {
            entries.computeIfAbsent(group, _ -> new TreeMap<>()).put(place.apply(row), row);
        }
    }

    void remove(V row) {
        for (G group : groups.apply(row)) {
            entries.computeIfPresent(group, (_, rows) -> {
                rows.remove(place.apply(row));
                return rows.isEmpty() ? null : rows;
            });
        }
    }
}
