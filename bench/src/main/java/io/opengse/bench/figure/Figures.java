package io.opengse.bench.figure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What has been measured so far. */
public final class Figures {
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);

    public void put(Figure figure, double value) {
        values.put(figure, value);
    }

    /** In the order of their declaration. */
    public Map<Figure, Double> values() {
        return Collections.unmodifiableMap(values);
    }
}
