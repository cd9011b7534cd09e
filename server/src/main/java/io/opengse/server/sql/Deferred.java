package io.opengse.server.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows that are added a little later, many of a table at once; see {@link Statements#add}. */
final class Deferred {
    private final Set<String> tables = new HashSet<>();
    private Map<String, List<Arguments>> rows = new LinkedHashMap<>();

    void put(String table, String sql, Arguments row) {
        tables.add(table);
        rows.computeIfAbsent(sql, _ -> new ArrayList<>()).add(row);
    }

    /** Whether a statement may see one of the rows: their table is named in it, or a longer word that begins so. */
    boolean concerns(String sql) {
        if (tables.isEmpty()) {
            return false;
        }
        for (String table : tables) {
            if (sql.contains(" " + table)) {
                return true;
            }
        }
        return false;
    }

    /** The rows by their statements, in the order in which they came; they are to be written now. */
    Map<String, List<Arguments>> take() {
        Map<String, List<Arguments>> taken = rows;
        clear();
        return taken;
    }

    void clear() {
        if (!tables.isEmpty()) {
            tables.clear();
            rows = new LinkedHashMap<>();
        }
    }
}
