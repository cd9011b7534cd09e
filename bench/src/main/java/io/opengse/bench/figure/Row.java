package io.opengse.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The same figures once more, for another size: a row of a table for people, an object of an array for programs.
 *
 * @param table what the table is called in the document
 * @param cells by their names in the document, in the order of the columns
 */
public record Row(String table, List<Cell> cells) {
    /** One value of a row. */
    public record Cell(String key, double value) {
        /** The value as people read it. */
        public String shown() {
            return Numbers.plain(value);
        }
    }

    public Row {
        cells = List.copyOf(cells);
    }

    /** @param cells in the order of their iteration */
    public static Row of(String table, Map<String, Double> cells) {
        List<Cell> row = new ArrayList<>();
        cells.forEach((key, value) -> row.add(new Cell(key, value)));
        return new Row(table, row);
    }
}
