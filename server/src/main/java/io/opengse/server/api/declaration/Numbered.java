package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.api.problem.ErrorCode;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One of a few things that have a number on the wire; their names are taken as well, since published examples send them.
 *
 * @param byNumber in the order the reference page shows
 * @param names of the same things
 */
public record Numbered<E>(Map<Long, E> byNumber, Map<String, E> names) implements Kind<E> {
    @Override
    public String type() {
        return "Integer";
    }

    @Override
    public String limits() {
        return byNumber.entrySet().stream()
                .map(entry -> entry.getKey() + name(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private String name(E thing) {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().equals(thing))
                .map(entry -> " or " + entry.getKey())
                .findFirst()
                .orElse("");
    }

    @Override
    public @Nullable E read(JsonNode given, String path, Mistakes mistakes) {
        E chosen = given.isTextual() ? names.get(given.textValue()) : null;
        if (chosen == null && (given.isTextual() || given.canConvertToExactIntegral())) {
            chosen = byDigits(given.asText().strip());
        }
        if (chosen == null) {
            mistakes.add(
                    ErrorCode.INVALID_PARAMETER_VALUE,
                    path,
                    "must be one of " + limits() + ", not " + Shown.value(given));
        }
        return chosen;
    }

    private @Nullable E byDigits(String text) {
        try {
            return byNumber.get(Long.valueOf(text));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    @Override
    public Object example(String written) {
        return Long.valueOf(written);
    }
}
