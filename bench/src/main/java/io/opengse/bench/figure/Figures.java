package io.opengse.bench.figure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What has been measured so far. */
public final class Figures {
    private final Map<Figure, Double> values = new EnumMap<>(Figure.class);
    private final List<Row> rows = new ArrayList<>();

    public void put(Figure figure, double value) {
        values.put(figure, value);
    }

    public void add(Row row) {
        rows.add(row);
    }

    /** In the order in which they were measured. */
    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** In the order of their declaration. */
    public Map<Figure, Double> values() {
        return Collections.unmodifiableMap(values);
    }
}
