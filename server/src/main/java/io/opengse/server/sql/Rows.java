package io.opengse.server.sql;

import java.util.Set;

/**
 * Rows of one table that a statement reads or writes.
 *
 * @param key what tells them from the table's other rows; for each table it is always of the same column
 */
record Rows(String table, String key) {
    private static final String ANY = "";
    /** Of no table: for statements that may use anything. */
    static final Rows UNKNOWN = new Rows("", ANY);

    /** Any of a table. */
    static Rows of(String table) {
        return new Rows(table, ANY);
    }

    /** Whether none of them has one of the keys. */
    boolean apartFrom(Set<String> keys) {
        return !key.equals(ANY) && !keys.contains(key) && !keys.contains(ANY);
    }
}
