package io.opengse.server.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes that are sent a little later, many at once; see {@link Statements#later}. Those of one table keep their order;
 * those of different tables do not depend on each other.
 */
final class Pending {
    private final PreparedStatements statements;
    private final boolean severalAtOnce;
    private final List<Change> changes = new ArrayList<>();
    /** The keys they change, by table. */
    private final Map<String, Set<String>> keys = new HashMap<>();
    /** So many of them are of works that have run. */
    private int kept;

    /** @param one whether it is wrong unless it changes exactly one row */
    record Change(Rows rows, String sql, Arguments arguments, boolean one) {}

    /** Ends a work that cannot go on: what an earlier change was assumed to do, it did not do. */
    static final class Misjudged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misjudged(String what) {
            super(what);
        }
    }

    /** @param severalAtOnce whether the database takes several statements in one */
    Pending(PreparedStatements statements, boolean severalAtOnce) {
        this.statements = statements;
        this.severalAtOnce = severalAtOnce;
    }

    void put(Change change) {
        changes.add(change);
        index(change);
    }

    private void index(Change change) {
        keys.computeIfAbsent(change.rows().table(), _ -> new HashSet<>())
                .add(change.rows().key());
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Whether any is of the work that runs. */
    boolean ofThisWork() {
        return changes.size() > kept;
    }

    void keep() {
        kept = changes.size();
    }

    /** Forgets those of the work that runs. */
    void drop() {
        if (ofThisWork()) {
            changes.subList(kept, changes.size()).clear();
            keys.clear();
            changes.forEach(this::index);
        }
    }

    void clear() {
        changes.clear();
        keys.clear();
        kept = 0;
    }

    /**
     * Whether a statement may see one of them, or be seen by one: a table of theirs is named in it.
     *
     * @param only all that it uses of a table
     */
    boolean concern(String sql, Rows only) {
        for (Map.Entry<String, Set<String>> changed : keys.entrySet()) {
            boolean apart = changed.getKey().equals(only.table()) && only.apartFrom(changed.getValue());
            if (!apart && names(sql, changed.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** As a word of its own: host is not named by host_id. */
    private static boolean names(String sql, String table) {
        for (int at = sql.indexOf(table); at >= 0; at = sql.indexOf(table, at + 1)) {
            if (!isOfWord(sql, at - 1) && !isOfWord(sql, at + table.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfWord(String sql, int place) {
        return place >= 0
                && place < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(place)) || sql.charAt(place) == '_');
    }

    /** @throws Misjudged when one did not change its one row */
    void send() throws SQLException {
        Map<String, List<Change>> tables = new LinkedHashMap<>();
        changes.forEach(change -> tables.computeIfAbsent(change.rows().table(), _ -> new ArrayList<>())
                .add(change));
        clear();
        List<Change> single = new ArrayList<>();
        for (List<Change> lane : tables.values()) {
            if (lane.size() == 1 && severalAtOnce) {
                single.add(lane.getFirst());
            } else {
                inTurn(lane);
            }
        }
        if (!single.isEmpty()) {
            together(single);
        }
    }

    private void inTurn(List<Change> lane) throws SQLException {
        int begin = 0;
        for (int end = 1; end <= lane.size(); end++) {
            if (end == lane.size()
                    || !lane.get(end).sql().equals(lane.get(begin).sql())) {
                batch(lane.subList(begin, end));
                begin = end;
            }
        }
    }

    private void batch(List<Change> alike) throws SQLException {
        Change first = alike.getFirst();
        if (alike.size() == 1) {
            require(
                    first,
                    statements.bound(first.sql(), first.arguments()).statement().executeUpdate());
            return;
        }
        PreparedStatement statement = statements.of(first.sql()).statement();
        for (Change change : alike) {
            PreparedStatements.bind(statement, 0, change.arguments());
            statement.addBatch();
        }
        int[] counts = statement.executeBatch();
        for (int each = 0; each < counts.length; each++) {
            require(alike.get(each), counts[each]);
        }
    }

    /** The driver takes the text apart again, but waits for the answers only at its end. */
    private void together(List<Change> different) throws SQLException {
        String sql = different.stream().map(Change::sql).collect(Collectors.joining(";\n"));
        PreparedStatement statement = statements.of(sql).statement();
        int bound = 0;
        for (Change change : different) {
            bound = PreparedStatements.bind(statement, bound, change.arguments());
        }
        statement.execute();
        for (Change change : different) {
            require(change, statement.getUpdateCount());
            statement.getMoreResults();
        }
    }

    /** What the driver does not count are rows of an INSERT that it wrote together with others. */
    private static void require(Change change, int count) {
        if (change.one() && count != 1 && count != Statement.SUCCESS_NO_INFO) {
            throw new Misjudged(count + " rows instead of 1 were changed by " + change.sql());
        }
    }
}
