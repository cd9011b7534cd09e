package io.opengse.server.sql;

import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.sql.Pending.Change;
import io.opengse.server.sql.Pending.Misjudged;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its prepared statements, used by one thread at a time: the one that {@link #lend} named. Tables
 * reach the database only through it, so that a table kept beyond its work, and a write in a read, are found out.
 */
final class Statements implements AutoCloseable {
    private final Database database;
    private final Connection connection;
    private final boolean writes;
    private final PreparedStatements prepared;
    private final Counters counters = new Counters();
    private final Pending pending;
    /** The same INSERTs as they are written where a row may be there already. */
    private final Map<String, String> tolerant = new HashMap<>();

    private @Nullable Thread borrower;
    private @Nullable StoreFailed failure;
    private boolean wrote;
    /** Whether changes may wait, in the belief that they will do what they nearly always do. */
    private boolean assuming;

    private boolean misjudged;
    private int works = 1;
    private long moment;
    /** Whether anything was written since the transaction began. */
    private boolean dirty;

    /** Carries a database error out of the reading of a row. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException error;

        Failed(SQLException error) {
            super(error);
            this.error = error;
        }
    }

    Statements(Database database, Connection connection, boolean writes) {
        this.database = database;
        this.connection = connection;
        this.writes = writes;
        this.prepared = new PreparedStatements(connection);
        this.pending = new Pending(prepared, !database.hasOneWriter());
    }

    Connection connection() {
        return connection;
    }

    void begin() throws SQLException {
        dirty = false;
        moment++;
        misjudged = false;
        if (!database.hasOneWriter()) {
            counters.forget();
        }
        database.begin(this, writes);
    }

    void commit() throws SQLException {
        database.commit(this);
    }

    /** Undoes all since {@link #begin}; the counters go on. */
    void rollback() throws SQLException {
        pending.clear();
        moment++;
        database.rollback(this);
    }

    /** Forgets what waits of the work that was lent to last. */
    void drop() {
        pending.drop();
        moment++;
    }

    /**
     * From now on changes may wait until their table is used, or all of them are sent. One that does not do what its work
     * took for granted is then found out: the transaction is {@link #misjudged}.
     *
     * @param many how many works share the transaction
     */
    void expect(int many, boolean assume) {
        works = many;
        assuming = assume && !database.hasOneWriter();
    }

    /** How many works share the transaction: what all of them are likely to need is best read at once. */
    int works() {
        return works;
    }

    /** Changes whenever what was read in this transaction may no longer stand, whatever this transaction wrote. */
    long moment() {
        return moment;
    }

    /** Whether a change that waited did not do what was assumed: all must be undone, and run without assuming. */
    boolean misjudged() {
        return misjudged;
    }

    /** Whether anything was written since {@link #begin}. */
    boolean dirty() {
        return dirty;
    }

    void lend(Thread to) {
        borrower = to;
        failure = null;
        wrote = false;
        pending.keep();
    }

    /** The texts of the statements that are kept prepared. */
    Set<String> known() {
        return prepared.texts();
    }

    void takeBack() {
        borrower = null;
    }

    /** The error of the database since it was lent: whatever the work made of it, the transaction must not be kept. */
    @Nullable
    StoreFailed failure() {
        return failure;
    }

    /** Whether any row was changed since it was lent. */
    boolean wrote() {
        return wrote || misjudged;
    }

    <R> List<R> list(String sql, Function<Row, R> read, @Nullable Object... arguments) {
        return list(sql, read, Arguments.of(arguments));
    }

    <R> List<R> list(String sql, Function<Row, R> read, Arguments arguments) {
        return list(Rows.UNKNOWN, sql, read, arguments);
    }

    /** As {@link #list(String, Function, Object...)}, with all that it uses of their table. */
    <R> List<R> list(Rows only, String sql, Function<Row, R> read, Arguments arguments) {
        requireBorrower();
        try {
            flushFor(sql, only);
        } catch (SQLException error) {
            throw failed(error);
        }
        try (ResultSet result = prepared.bound(sql, arguments).query()) {
            List<R> rows = new ArrayList<>();
            Row row = new Row(result);
            while (row.next()) {
                rows.add(read.apply(row));
            }
            return rows;
        } catch (SQLException error) {
            throw failed(error);
        } catch (Failed failed) {
            throw failed(failed.error);
        }
    }

    <R> Optional<R> first(String sql, Function<Row, R> read, @Nullable Object... arguments) {
        return first(Rows.UNKNOWN, sql, read, Arguments.of(arguments));
    }

    /** As {@link #first(String, Function, Object...)}, with all that it uses of their table. */
    <R> Optional<R> first(Rows only, String sql, Function<Row, R> read, Arguments arguments) {
        List<R> rows = list(only, sql, read, arguments);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /** The one number a statement answers: a count, or the value of an UPDATE … RETURNING. */
    long number(String sql, @Nullable Object... arguments) {
        return first(sql, Row::number, arguments).orElseThrow(() -> new IllegalStateException("no row: " + sql));
    }

    int integer(String sql, @Nullable Object... arguments) {
        return Math.toIntExact(number(sql, arguments));
    }

    /** The next value of a counter: rises for ever; what a work that is undone has taken is left out. */
    long next(String counter) {
        requireWriting();
        OptionalLong value = counters.known(counter);
        long next = 1
                + (value.isPresent() ? value.getAsLong() : number("select value from counter where name = ?", counter));
        counters.set(counter, next);
        return next;
    }

    /** Begins a transaction with this statement, and reads the counters in the same go. */
    void beginWith(String first) throws SQLException {
        counters.read(first, prepared);
    }

    /** Adds the counters that were used to what waits; to be called in every transaction, last. */
    void seal() {
        counters.keep(this::putCounter);
    }

    /** As {@link #seal()}, and that the writer's group of this number is kept if this transaction is. */
    void seal(String writer, long number) {
        seal();
        if (dirty) {
            pending.put(new Change(Rows.of("store_writer"), """
                    insert into store_writer (id, committed, at)
                    values (?, ?, cast(extract(epoch from now()) * 1000 as bigint))
                    on conflict (id) do update set committed = excluded.committed, at = excluded.at
                    """, Arguments.of(writer, number), false));
        }
    }

    private void putCounter(String counter, long value) {
        pending.put(new Change(
                Rows.of("counter " + counter),
                "update counter set value = ? where name = ?",
                Arguments.of(value, counter),
                false));
        dirty = true;
    }

    /** The number of the writer's last group that was kept; 0 before the first. */
    long marked(String writer) throws SQLException {
        try (ResultSet result = prepared.bound("select committed from store_writer where id = ?", Arguments.of(writer))
                .query()) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    /**
     * Runs an INSERT, UPDATE or DELETE and says how many rows it changed.
     *
     * @throws Conflict when a unique index forbids it
     */
    int change(String sql, @Nullable Object... arguments) {
        return change(sql, Arguments.of(arguments));
    }

    int change(String sql, Arguments arguments) {
        requireWriting();
        try {
            flushFor(sql, Rows.UNKNOWN);
            int changed = prepared.bound(sql, arguments).statement().executeUpdate();
            wrote |= changed > 0;
            dirty |= changed > 0;
            return changed;
        } catch (SQLException error) {
            if (database.fault(error) == Fault.DUPLICATE) {
                // The transaction may be beyond use: what was done in it is to be undone.
                wrote = true;
                throw new Conflict("a row with " + arguments.values());
            }
            throw failed(error);
        }
    }

    /**
     * Runs an INSERT, UPDATE or DELETE, now or later: a database that is far away is told of many at once, before the
     * transaction ends or the table is used.
     *
     * @param rows all that it reads or writes
     */
    void later(Rows rows, String sql, Arguments arguments) {
        changed(rows, sql, arguments, false);
    }

    /**
     * As {@link #later}, for what nearly always changes exactly one row.
     *
     * @return whether it did; if it was only assumed and wrong, all is undone and run again without assuming
     */
    boolean changed(Rows rows, String sql, Arguments arguments) {
        return changed(rows, sql, arguments, true);
    }

    private boolean changed(Rows rows, String sql, Arguments arguments, boolean one) {
        if (!assuming) {
            return change(sql, arguments) == 1;
        }
        requireWriting();
        pending.put(new Change(rows, sql, arguments, one));
        dirty = true;
        return true;
    }

    /**
     * As {@link #changed}, for an INSERT of one row.
     *
     * @return false when a unique index forbids it
     */
    boolean inserted(Rows rows, String sql, Arguments arguments) {
        return changed(
                rows,
                assuming ? sql : tolerant.computeIfAbsent(sql, strict -> strict + "on conflict do nothing"),
                arguments);
    }

    private void flushFor(String sql, Rows only) throws SQLException {
        if (!pending.isEmpty() && pending.concern(sql, only)) {
            flush();
        }
    }

    /**
     * Sends what waits.
     *
     * @return false when that showed that a work assumed too much
     */
    boolean settle() throws SQLException {
        try {
            flush();
        } catch (Misjudged wrong) {
            return false;
        }
        return !misjudged;
    }

    private void flush() throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        wrote |= pending.ofThisWork();
        try {
            pending.send();
        } catch (Misjudged wrong) {
            misjudged = true;
            throw wrong;
        } catch (SQLException error) {
            if (assuming && database.fault(error) == Fault.DUPLICATE) {
                misjudged = true;
                throw new Misjudged("a row was there already: " + error.getMessage());
            }
            throw error;
        }
    }

    /** BEGIN, COMMIT, SAVEPOINT and the like; the borrower's own error handling applies. */
    void control(String sql) throws SQLException {
        prepared.of(sql).statement().execute();
    }

    /** As {@link #control}, for what answers with rows that nobody needs. */
    void query(String sql) throws SQLException {
        try (ResultSet ignored = prepared.of(sql).query()) {
            ignored.next();
        }
    }

    private StoreFailed failed(SQLException error) {
        StoreFailed diagnosed = database.diagnosed(error);
        failure = diagnosed;
        return diagnosed;
    }

    private void requireWriting() {
        requireBorrower();
        if (!writes) {
            throw new IllegalStateException("this work only reads: write inside Store.write");
        }
    }

    private void requireBorrower() {
        if (borrower != Thread.currentThread()) {
            throw new IllegalStateException("a table is valid only while its work runs");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
