package io.opengse.agent.desk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map of the most recently used entries; safe for many threads. */
final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private static final float LOAD = 0.75f;

    private final int most;

    private Recent(int most) {
        super(16, LOAD, true);
        this.most = most;
    }

    static <K, V> Map<K, V> of(int most) {
        return Collections.synchronizedMap(new Recent<>(most));
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
