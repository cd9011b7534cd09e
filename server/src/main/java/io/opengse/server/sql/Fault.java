package io.opengse.server.sql;

/** What an error of a database says about the work in which it came. */
enum Fault {
    /** A unique index forbids the row. */
    DUPLICATE,
    /** The database undid it for the sake of another transaction: run again, it will probably be kept. */
    UNDONE,
    /** The connection is lost, or the database is just starting or stopping: nothing was wrong with the work. */
    AWAY,
    /** Running it again changes nothing. */
    LASTING;

    /** Whether the same work may be kept in a moment. */
    boolean passes() {
        return this == UNDONE || this == AWAY;
    }
}
