package io.opengse.agent.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The content of a journal file: "key=value" lines, in order; line ends and backslashes in values are escaped. */
final class Fields {
    private final Map<String, String> values = new LinkedHashMap<>();

    Fields put(String key, Object value) {
        values.put(key, value.toString());
        return this;
    }

    /** Nothing is written for null. */
    Fields putMaybe(String key, @Nullable Object value) {
        return value == null ? this : put(key, value);
    }

    Fields putAll(String key, List<?> list) {
        for (int index = 0; index < list.size(); index++) {
            put(key + "." + index, list.get(index));
        }
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) throws Unreadable {
        String value = values.get(key);
        if (value == null) {
            throw new Unreadable("the field " + key + " is missing");
        }
        return value;
    }

    long number(String key) throws Unreadable {
        try {
            return Long.parseLong(text(key));
        } catch (NumberFormatException bad) {
            throw new Unreadable("the field " + key + " is not a number: " + bad.getMessage());
        }
    }

    boolean flag(String key) throws Unreadable {
        return Boolean.parseBoolean(text(key));
    }

    Instant instant(String key) throws Unreadable {
        try {
            return Instant.parse(text(key));
        } catch (DateTimeException bad) {
            throw new Unreadable("the field " + key + " is not a time: " + bad.getMessage());
        }
    }

    @Nullable
    Instant instantMaybe(String key) throws Unreadable {
        return has(key) ? instant(key) : null;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) throws Unreadable {
        try {
            return Enum.valueOf(type, text(key));
        } catch (IllegalArgumentException bad) {
            throw new Unreadable("the field " + key + " is not known: " + bad.getMessage());
        }
    }

    List<String> all(String key) throws Unreadable {
        List<String> list = new ArrayList<>();
        while (has(key + "." + list.size())) {
            list.add(text(key + "." + list.size()));
        }
        return list;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) ->
                text.append(key).append('=').append(escape(value)).append('\n'));
        return text.toString();
    }

    static Fields parse(String text) throws Unreadable {
        Fields fields = new Fields();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new Unreadable("a line without \"=\": " + line);
            }
            fields.put(line.substring(0, equals), unescape(line.substring(equals + 1)));
        }
        return fields;
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescape(String value) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char next = value.charAt(at);
            if (next != '\\' || at + 1 == value.length()) {
                text.append(next);
                continue;
            }
            char escaped = value.charAt(++at);
            text.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
        }
        return text.toString();
    }
}
