package io.opengse.server.console.page;

import io.opengse.server.console.block.Table;
import java.util.List;
import java.util.function.Function;

/** A part of a list that is at hand as a whole: so many rows from a place on, in the order given. */
final class Paging {
    private static final String FROM = "from";

    private Paging() {}

    /** Only the rows of the page are made. */
    static <T> Table table(String caption, List<String> columns, List<T> all, Function<T, Table.Row> row, Place place) {
        int from =
                (int) Math.min(all.size(), place.find(FROM).map(Stories::number).orElse(0L));
        int until = Math.min(all.size(), from + Lists.PAGE);
        return Table.whole(
                        caption,
                        columns,
                        all.subList(from, until).stream().map(row).toList(),
                        caption + ".none")
                .paged(
                        until < all.size() ? place.with(FROM, Integer.toString(until)) : "",
                        from == 0 ? "" : place.with(FROM, ""));
    }
}
