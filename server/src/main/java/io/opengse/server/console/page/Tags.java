package io.opengse.server.console.page;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tags in one line. */
final class Tags {
    private Tags() {}

    static String words(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag.getKey() + " = " + tag.getValue())
                        .collect(Collectors.joining(", "));
    }
}
