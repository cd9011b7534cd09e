package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One declared parameter of an action: the checking and the reference page both come from it.
 *
 * @param emptyIsAbsent "" counts as not given, as clients send an unset filter or the token of the last page
 * @param purpose one sentence for the reference page
 * @param example as it would be written; empty = left out of the page's example
 * @param otherNames under which it is read too, where clients spell it differently
 */
public record Parameter<T>(
        String name,
        Kind<T> kind,
        boolean required,
        boolean emptyIsAbsent,
        String purpose,
        String example,
        List<String> otherNames) {

    public static <T> Parameter<T> of(String name, Kind<T> kind, String purpose, String example) {
        return new Parameter<>(name, kind, false, false, purpose, example, List.of());
    }

    /** An id, a filter or a token that may be left out, or be empty. */
    public static <T> Parameter<T> selector(String name, Kind<T> kind, String purpose, String example) {
        return new Parameter<>(name, kind, false, true, purpose, example, List.of());
    }

    public Parameter<T> asRequired() {
        return new Parameter<>(name, kind, true, false, purpose, example, otherNames);
    }

    /** The same under another name. */
    public Parameter<T> named(String other) {
        return new Parameter<>(other, kind, required, emptyIsAbsent, purpose, example, otherNames);
    }

    /** Read under this name too, when it is not given under its own. */
    public Parameter<T> alsoCalled(String other) {
        String told = purpose + " " + other + " is read as well.";
        return new Parameter<>(name, kind, required, emptyIsAbsent, told, example, List.of(other));
    }

    /** What was given for it, under whichever name; its own name wins. */
    @Nullable
    JsonNode in(JsonNode object) {
        JsonNode given = object.get(name);
        return given != null
                ? given
                : otherNames.stream()
                        .map(object::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    @Nullable
    T read(@Nullable JsonNode given, String path, Mistakes mistakes) {
        if (given != null
                && !given.isNull()
                && !(emptyIsAbsent && given.asText("").isEmpty() && given.isTextual())) {
            return kind.read(given, path, mistakes);
        }
        if (required) {
            mistakes.add(ErrorCode.MISSING_PARAMETER, path, "is missing: " + purpose);
        }
        return null;
    }

    Object exampleValue() {
        return kind.example(example);
    }
}
