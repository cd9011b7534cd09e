package io.opengse.engine.memory;

import io.opengse.engine.store.Conflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The rows of one table by primary key, with their indexes; every write is noted in {@link Changes} to be undone. */
final class Rows<K, V> {
    private final Changes changes;
    private final Function<V, K> key;
    private final List<Index<?, ?, V>> indexes = new ArrayList<>();
    private final Map<K, V> byKey = new HashMap<>();

    Rows(Changes changes, Function<V, K> key) {
        this.changes = changes;
        this.key = key;
    }

    <G, S extends Comparable<S>> Index<G, S, V> index(Function<V, List<G>> groups, Function<V, S> place) {
        Index<G, S, V> index = new Index<>(groups, place);
        indexes.add(index);
        return index;
    }

    Optional<V> find(K wanted) {
        changes.reads();
        return Optional.ofNullable(byKey.get(wanted));
    }

    List<V> find(Collection<K> wanted) {
        return wanted.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** Asked by every query that is answered from an index. */
    void reads() {
        changes.reads();
    }

    int count() {
        changes.reads();
        return byKey.size();
    }

    void insert(V row) {
        if (find(key.apply(row)).isPresent()) {
            throw new Conflict(String.valueOf(key.apply(row)));
        }
        put(row);
    }

    /** Replaces the row that has the key and the version of {@code read} by {@code next}. */
    void replace(V read, ToLongFunction<V> version, V next) {
        Optional<V> stored = find(key.apply(read));
        if (stored.isEmpty() || version.applyAsLong(stored.get()) != version.applyAsLong(read)) {
            throw new Conflict(String.valueOf(key.apply(read)));
        }
        put(next);
    }

    void put(V row) {
        K of = key.apply(row);
        V before = find(of).orElse(null);
        changes.wrote(() -> exchange(of, row, before));
        exchange(of, before, row);
    }

    boolean remove(K unwanted) {
        V before = find(unwanted).orElse(null);
        if (before == null) {
            return false;
        }
        changes.wrote(() -> exchange(unwanted, null, before));
        exchange(unwanted, before, null);
        return true;
    }

    /** Removes these and says how many they were. */
    int removeAll(List<V> unwanted) {
        unwanted.forEach(row -> remove(key.apply(row)));
        return unwanted.size();
    }

    private void exchange(K of, @Nullable V before, @Nullable V after) {
        for (Index<?, ?, V> index : indexes) {
            if (before != null) {
                index.remove(before);
            }
            if (after != null) {
                index.add(after);
            }
        }
        if (after == null) {
            byKey.remove(of);
        } else {
            byKey.put(of, after);
        }
    }
}
