package io.opengse.server.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list put together from several SELECTs of the same columns, each answered in order from its own part of an index.
 * One SELECT with IN (…) would read and sort all of them before the first row.
 */
final class Branches {
    private final String order;
    private final int limit;
    private final List<String> selects = new ArrayList<>();
    private Arguments arguments = Arguments.of();

    /** @param order what follows ORDER BY, in names of result columns */
    Branches(String order, int limit) {
        this.order = order;
        this.limit = limit;
    }

    void add(String select, Arguments values) {
        selects.add(select + " order by " + order + " limit ?");
        arguments = arguments.and(values).and(limit);
    }

    <R> List<R> list(Statements statements, Function<Row, R> read) {
        if (selects.size() == 1) {
            return statements.list(selects.getFirst(), read, arguments);
        }
        // Aliased, because PostgreSQL wants a name for each, and a SELECT of all is what both accept.
        StringBuilder sql = new StringBuilder();
        for (int number = 0; number < selects.size(); number++) {
            sql.append(number == 0 ? "" : " union all ")
                    .append("select * from (")
                    .append(selects.get(number))
                    .append(") as branch_")
                    .append(number);
        }
        sql.append(" order by ").append(order).append(" limit ?");
        return statements.list(sql.toString(), read, arguments.and((@Nullable Object) limit));
    }
}
