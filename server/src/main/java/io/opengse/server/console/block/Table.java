package io.opengse.server.console.block;

import java.util.List;

/**
 * Rows of one kind.
 *
 * @param caption key of its name in the texts
 * @param columns keys of their names; those that end with "#" are numbers and stand to the right
 * @param empty key of what is said when there is no row
 * @param next where the next page is; empty on the last
 * @param first where the first page is; empty on it
 */
public record Table(String caption, List<String> columns, List<Row> rows, String empty, String next, String first)
        implements Block {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param key what it is the row of, so that a live page moves rows instead of rewriting them */
    public record Row(String key, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String key, Cell... cells) {
            return new Row(key, List.of(cells));
        }
    }

    /** All rows at once. */
    public static Table whole(String caption, List<String> columns, List<Row> rows, String empty) {
        return new Table(caption, columns, rows, empty, "", "");
    }

    public Table paged(String nextPage, String firstPage) {
        return new Table(caption, columns, rows, empty, nextPage, firstPage);
    }

    public boolean numeric(int column) {
        return columns.get(column).endsWith("#");
    }

    public String column(int column) {
        return columns.get(column).replace("#", "");
    }
}
