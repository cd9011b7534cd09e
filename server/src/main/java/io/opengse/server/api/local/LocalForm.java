package io.opengse.server.api.local;

import io.opengse.server.api.Reply;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gives an answer the looks of GSE Local: keys in alphabetical order, and the values a single machine has. */
final class LocalForm {
    private static final Map<String, Object> OF_THIS_MACHINE = Map.of(
            "IpAddress", "127.0.0.1",
            "InstanceType", "localhost",
            "Weight", 0,
            "AvailabilityStatus", "Enable");

    private LocalForm() {}

    static Reply of(Reply reply) {
        return new Reply(reply.action(), reply.code(), object(reply.envelope()));
    }

    private static Map<String, @Nullable Object> object(Map<?, ?> given) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        given.forEach((key, value) -> {
            String name = key.toString();
            sorted.put(name, OF_THIS_MACHINE.getOrDefault(name, value(value)));
        });
        if (sorted.containsKey("PlayerSessionId")) {
            sorted.computeIfAbsent("TerminationTime", _ -> "1970-01-01T00:00:00Z");
        }
        return sorted;
    }

    private static @Nullable Object value(@Nullable Object given) {
        return switch (given) {
            case Map<?, ?> inner -> object(inner);
            case List<?> list ->
                list.stream().map(LocalForm::value).filter(Objects::nonNull).toList();
            case null, default -> given;
        };
    }
}
