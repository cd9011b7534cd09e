package io.opengse.server.api.page;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a longer list.
 *
 * @param nextToken gives the next part; empty in the last one
 */
public record Page<T>(List<T> items, String nextToken) {
    /** The page of a query that was asked for one row more than a page holds. */
    public static <T> Page<T> of(List<T> oneMore, int size, Function<T, String> tokenAfter) {
        if (oneMore.size() <= size) {
            return new Page<>(oneMore, "");
        }
        List<T> items = oneMore.subList(0, size);
        return new Page<>(items, tokenAfter.apply(items.getLast()));
    }
}
