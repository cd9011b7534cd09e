package io.opengse.server.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values for the question marks of a statement, from left to right. */
record Arguments(List<@Nullable Object> values) {
    static Arguments of(@Nullable Object... values) {
        return new Arguments(Collections.unmodifiableList(Arrays.asList(values)));
    }

    Arguments and(@Nullable Object... more) {
        return and(of(more));
    }

    Arguments and(Arguments more) {
        List<@Nullable Object> joined = new ArrayList<>(values);
        joined.addAll(more.values);
        return new Arguments(Collections.unmodifiableList(joined));
    }
}
