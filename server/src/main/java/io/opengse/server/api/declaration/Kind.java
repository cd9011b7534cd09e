package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.api.problem.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What values a parameter takes: how they are read from JSON (or from text, as queries carry them), and how the
 * reference pages describe them.
 */
public sealed interface Kind<T>
        permits Kind.Text, Kind.Whole, Kind.Flag, Kind.Choice, Kind.Moment, Decimal, Numbered, ListOf, Structure {
    /** As api documents name it, e.g. "Array of GameProperty". */
    String type();

    /** The limits in words; empty when there are none. */
    String limits();

    /** The value, or null after telling {@code mistakes} what is wrong with it. */
    @Nullable
    T read(JsonNode given, String path, Mistakes mistakes);

    /** The written example as a JSON value. */
    Object example(String written);

    static Text text(int least, int most) {
        return new Text(least, most, false);
    }

    static Text ascii(int least, int most) {
        return new Text(least, most, true);
    }

    static Whole whole(long least, long most) {
        return new Whole(least, most);
    }

    /** One constant of an enum, by what the wire calls it. */
    static <E extends Enum<E>> Choice<E> choice(Class<E> type, Function<E, String> wireName) {
        Map<String, E> byName = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            byName.put(wireName.apply(constant), constant);
        }
        return new Choice<>(byName);
    }

    /** A text of so many characters. */
    record Text(int least, int most, boolean ascii) implements Kind<String> {
        @Override
        public String type() {
            return "String";
        }

        @Override
        public String limits() {
            return least + " to " + most + (ascii ? " ASCII characters" : " characters");
        }

        @Override
        public @Nullable String read(JsonNode given, String path, Mistakes mistakes) {
            if (!given.isTextual()) {
                mistakes.add(ErrorCode.INVALID_PARAMETER, path, "must be a string, not " + Shown.kind(given));
                return null;
            }
            String text = given.textValue();
            if (text.length() < least || text.length() > most) {
                mistakes.add(
                        ErrorCode.INVALID_PARAMETER_VALUE, path, "must have " + limits() + ", not " + text.length());
                return null;
            }
            if (ascii && text.chars().anyMatch(character -> character > 127)) {
                mistakes.add(
                        ErrorCode.INVALID_PARAMETER_VALUE,
                        path,
                        "must be ASCII: encode other characters, for instance as UTF-8 in Base64");
                return null;
            }
            return text;
        }

        @Override
        public Object example(String written) {
            return written;
        }
    }

    /** A whole number; a text of digits is one too, since queries carry nothing else. */
    record Whole(long least, long most) implements Kind<Long> {
        @Override
        public String type() {
            return "Integer";
        }

        @Override
        public String limits() {
            return most == Long.MAX_VALUE ? least + " or more" : least + " to " + most;
        }

        @Override
        public @Nullable Long read(JsonNode given, String path, Mistakes mistakes) {
            Long value = parse(given);
            if (value == null) {
                mistakes.add(ErrorCode.INVALID_PARAMETER, path, "must be a whole number, not " + Shown.value(given));
                return null;
            }
            if (value < least || value > most) {
                mistakes.add(ErrorCode.INVALID_PARAMETER_VALUE, path, "must be " + limits() + ", not " + value);
                return null;
            }
            return value;
        }

        private static @Nullable Long parse(JsonNode given) {
            if (given.isNumber()) {
                return given.canConvertToExactIntegral() && given.canConvertToLong() ? given.longValue() : null;
            }
            try {
                return given.isTextual() ? Long.valueOf(given.textValue().strip()) : null;
            } catch (NumberFormatException _) {
                return null;
            }
        }

        @Override
        public Object example(String written) {
            return Long.valueOf(written);
        }
    }

    /** true or false. */
    record Flag() implements Kind<Boolean> {
        @Override
        public String type() {
            return "Boolean";
        }

        @Override
        public String limits() {
            return "";
        }

        @Override
        public @Nullable Boolean read(JsonNode given, String path, Mistakes mistakes) {
            String text = given.asText();
            if ((given.isBoolean() || given.isTextual()) && (text.equals("true") || text.equals("false"))) {
                return Boolean.valueOf(text);
            }
            mistakes.add(ErrorCode.INVALID_PARAMETER, path, "must be true or false, not " + Shown.value(given));
            return null;
        }

        @Override
        public Object example(String written) {
            return Boolean.valueOf(written);
        }
    }

    /** One of a few words. */
    record Choice<E>(Map<String, E> byName) implements Kind<E> {
        @Override
        public String type() {
            return "String";
        }

        @Override
        public String limits() {
            return String.join(", ", byName.keySet());
        }

        @Override
        public @Nullable E read(JsonNode given, String path, Mistakes mistakes) {
            if (!given.isTextual()) {
                mistakes.add(ErrorCode.INVALID_PARAMETER, path, "must be a string, not " + Shown.kind(given));
                return null;
            }
            E chosen = byName.get(given.textValue());
            if (chosen == null) {
                mistakes.add(
                        ErrorCode.INVALID_PARAMETER_VALUE,
                        path,
                        "must be one of " + limits() + ", not " + Shown.value(given));
            }
            return chosen;
        }

        @Override
        public Object example(String written) {
            return written;
        }
    }

    /** An instant, RFC 3339 with Z or an offset. */
    record Moment() implements Kind<Instant> {
        @Override
        public String type() {
            return "Timestamp ISO8601";
        }

        @Override
        public String limits() {
            return "RFC 3339 with Z or an offset";
        }

        @Override
        public @Nullable Instant read(JsonNode given, String path, Mistakes mistakes) {
            try {
                return given.isTextual()
                        ? OffsetDateTime.parse(given.textValue()).toInstant()
                        : fail(given, path, mistakes);
            } catch (DateTimeParseException _) {
                return fail(given, path, mistakes);
            }
        }

        private static @Nullable Instant fail(JsonNode given, String path, Mistakes mistakes) {
            mistakes.add(
                    ErrorCode.INVALID_PARAMETER_VALUE,
                    path,
                    "must be a time such as 2026-11-22T08:00:00Z or 2026-11-22T16:00:00+08:00, not "
                            + Shown.value(given));
            return null;
        }

        @Override
        public Object example(String written) {
            return written;
        }
    }
}
