package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Numbers that may be left out. */
final class Numbers {
    private Numbers() {}

    static void put(ObjectNode json, String field, @Nullable Integer number) {
        if (number != null) {
            json.put(field, number);
        }
    }
}
