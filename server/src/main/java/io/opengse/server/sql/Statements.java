package io.opengse.server.sql;

import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.StoreFailed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One connection and its prepared statements, used by one thread at a time: the one that {@link #lend} named. Tables
 * reach the database only through it, so that a table kept beyond its work, and a write in a read, are found out.
 */
final class Statements implements AutoCloseable {
    private static final int KEPT = 400;

    private final Database database;
    private final Connection connection;
    private final boolean writes;
    private final Map<String, Prepared> prepared = new LinkedHashMap<>(KEPT * 2, 0.75f, true);
    /** What was counted is not read and written by every work, but once in a transaction, or never read again. */
    private final Map<String, Long> counters = new HashMap<>();

    private final Map<String, Long> kept = new HashMap<>();
    private final Deferred deferred = new Deferred();
    private @Nullable Thread borrower;
    private @Nullable StoreFailed failure;
    private boolean wrote;
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
    }

    Connection connection() {
        return connection;
    }

    void begin() throws SQLException {
        dirty = false;
        if (!database.hasOneWriter()) {
            counters.clear();
            kept.clear();
        }
        database.begin(this, writes);
    }

    void commit() throws SQLException {
        database.commit(this);
    }

    /** Undoes all since {@link #begin}; the counters go on. */
    void rollback() throws SQLException {
        deferred.clear();
        database.rollback(this);
    }

    /** Forgets what was put off since {@link #flush}. */
    void dropDeferred() {
        deferred.clear();
    }

    /** Whether anything was written since {@link #begin}. */
    boolean dirty() {
        return dirty;
    }

    void lend(Thread to) {
        borrower = to;
        failure = null;
        wrote = false;
    }

    /** The texts of the statements that are kept prepared. */
    Set<String> known() {
        return Set.copyOf(prepared.keySet());
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
        return wrote;
    }

    <R> List<R> list(String sql, Function<Row, R> read, @Nullable Object... arguments) {
        return list(sql, read, Arguments.of(arguments));
    }

    <R> List<R> list(String sql, Function<Row, R> read, Arguments arguments) {
        requireBorrower();
        try {
            flushFor(sql);
        } catch (SQLException error) {
            throw failed(error);
        }
        try (ResultSet result = bound(sql, arguments).query()) {
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
        List<R> rows = list(sql, read, arguments);
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
        Long value = counters.get(counter);
        long next = 1 + (value == null ? number("select value from counter where name = ?", counter) : value);
        counters.put(counter, next);
        return next;
    }

    /** Writes down the counters that were used; to be called in every transaction, last. */
    void keepCounters() throws SQLException {
        for (Map.Entry<String, Long> counter : counters.entrySet()) {
            if (!counter.getValue().equals(kept.put(counter.getKey(), counter.getValue()))) {
                bound("update counter set value = ? where name = ?", Arguments.of(counter.getValue(), counter.getKey()))
                        .statement()
                        .executeUpdate();
                dirty = true;
            }
        }
    }

    /** Writes down that the writer's group of this number is kept if this transaction is. */
    void mark(String writer, long number) throws SQLException {
        bound("""
                insert into store_writer (id, committed, at)
                values (?, ?, cast(extract(epoch from now()) * 1000 as bigint))
                on conflict (id) do update set committed = excluded.committed, at = excluded.at
                """, Arguments.of(writer, number)).statement().executeUpdate();
    }

    /** The number of the writer's last group that was kept; 0 before the first. */
    long marked(String writer) throws SQLException {
        try (ResultSet result = bound("select committed from store_writer where id = ?", Arguments.of(writer))
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
            flushFor(sql);
            int changed = bound(sql, arguments).statement().executeUpdate();
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
     * Adds a row that nothing depends on: a database that is far away is told of many at once, before the transaction
     * ends or the table is used.
     *
     * @param table into which the statement inserts
     */
    void add(String table, String sql, @Nullable Object... arguments) {
        requireWriting();
        if (database.hasOneWriter()) {
            change(sql, arguments);
            return;
        }
        deferred.put(table, sql, Arguments.of(arguments));
        wrote = true;
        dirty = true;
    }

    private void flushFor(String sql) throws SQLException {
        if (deferred.concerns(sql)) {
            flush();
        }
    }

    /** Writes what was put off. */
    void flush() throws SQLException {
        for (Map.Entry<String, List<Arguments>> rows : deferred.take().entrySet()) {
            PreparedStatement statement = statement(rows.getKey()).statement();
            for (Arguments row : rows.getValue()) {
                bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** BEGIN, COMMIT, SAVEPOINT and the like; the borrower's own error handling applies. */
    void control(String sql) throws SQLException {
        statement(sql).statement().execute();
    }

    /** As {@link #control}, for what answers with rows that nobody needs. */
    void query(String sql) throws SQLException {
        try (ResultSet ignored = statement(sql).query()) {
            ignored.next();
        }
    }

    private Prepared bound(String sql, Arguments arguments) throws SQLException {
        Prepared prepared = statement(sql);
        bind(prepared.statement(), arguments);
        return prepared;
    }

    private static void bind(PreparedStatement statement, Arguments arguments) throws SQLException {
        int index = 0;
        for (Object argument : arguments.values()) {
            bind(statement, ++index, argument);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object argument) throws SQLException {
        switch (argument) {
            case null -> statement.setObject(index, null);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
            case Instant instant -> statement.setLong(index, instant.toEpochMilli());
            case Enum<?> word -> statement.setString(index, word.name());
            default -> throw new IllegalArgumentException("cannot bind a " + argument.getClass());
        }
    }

    private Prepared statement(String sql) throws SQLException {
        Prepared known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        if (prepared.size() >= KEPT) {
            var longestUnused = prepared.entrySet().iterator();
            longestUnused.next().getValue().close();
            longestUnused.remove();
        }
        Prepared fresh = new Prepared(connection.prepareStatement(sql));
        prepared.put(sql, fresh);
        return fresh;
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
