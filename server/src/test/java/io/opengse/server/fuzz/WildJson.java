package io.opengse.server.fuzz;

import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes bodies that are nearly right: declared parameters with values of any kind, in JSON that may be broken. */
final class WildJson {
    private static final String[] SCALARS = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1",
        "5",
        "100",
        "2147483648",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "1e400",
        "1e-400",
        "0.5",
        "1E5",
        "\"\"",
        "\" \"",
        "\"5\"",
        "\"true\"",
        "\"NaN\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\uD83D\uDE00\"",
        "\"%s%n\"",
        "\"'; drop table fleet; --\"",
        "\"../../etc/passwd\"",
        "\"2026-11-22T08:00:00Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"0000-00-00 00:00:00\"",
        "\"fleet-none\"",
        "\"ACTIVE\"",
        "\"SIMPLE\"",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "{\"\": 1}",
        "\"\u0000\"",
        "\"\u0007\"",
        "01",
        "+1",
        "NaN",
        "Infinity",
        "0x10",
        "'single'",
        "1e99999999",
        "\"\\x\"",
        "\"open"
    };
    private static final String[] EXPRESSIONS = {
        "playerSessionCount>=2 AND hasAvailablePlayerSessions=true",
        "NOT ",
        "(",
        "((((((((((((((((((((",
        "a=b",
        "='",
        "gameServerSessionProperties.=x",
        "gameServerSessionProperties.k='it''s'",
        "creationTimeMillis>99999999999999999999",
        "maximumSessions=1 OR ",
        "AND",
        "playerSessionCount ASC",
        "creationTimeMillis DESC,",
        "%",
        "\\",
        "\uD800"
    };

    private final RandomGenerator random;

    WildJson(RandomGenerator random) {
        this.random = random;
    }

    /** Half of them come close to what the action takes. */
    String body(Action<?> action) {
        return switch (random.nextInt(10)) {
            case 0 -> value(0);
            case 1 -> "[".repeat(random.nextInt(1, 100_000));
            case 2 -> "{\"a\":".repeat(random.nextInt(1, 50_000)) + "1";
            case 3 -> spoilt(object(action.parameters(), 0));
            default -> object(action.parameters(), 0);
        };
    }

    private String object(List<Parameter<?>> parameters, int depth) {
        StringBuilder object = new StringBuilder("{");
        for (Parameter<?> parameter : parameters) {
            if (parameter.required() || random.nextInt(3) > 0) {
                append(object, parameter.name(), likely(parameter, depth));
            }
            if (random.nextInt(60) == 0) {
                append(object, parameter.name(), value(depth)); // once more
            }
        }
        if (random.nextInt(30) == 0) {
            append(object, "Unheard" + "x".repeat(random.nextInt(5000)), value(depth));
        }
        return object.append('}').toString();
    }

    private static void append(StringBuilder object, String name, String value) {
        object.append(object.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
    }

    private String likely(Parameter<?> parameter, int depth) {
        if (random.nextInt(4) == 0) {
            return value(depth);
        }
        return likely(parameter.kind(), parameter.example(), depth);
    }

    private String likely(Kind<?> kind, String example, int depth) {
        return switch (kind) {
            case ListOf<?> list -> list(list, example, depth);
            case Structure structure -> object(structure.fields(), depth + 1);
            case Kind.Whole _, Kind.Flag _ -> example.isEmpty() ? value(depth) : example;
            default -> "\"" + text(example) + "\"";
        };
    }

    private String list(ListOf<?> list, String example, int depth) {
        StringBuilder elements = new StringBuilder("[");
        int size = random.nextInt(30) == 0 ? random.nextInt(1000) : random.nextInt(4);
        for (int element = 0; element < size; element++) {
            elements.append(element > 0 ? "," : "").append(likely(list.element(), example, depth + 1));
        }
        return elements.append(']').toString();
    }

    private String text(String example) {
        return switch (random.nextInt(8)) {
            case 0 ->
                EXPRESSIONS[random.nextInt(EXPRESSIONS.length)]
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"");
            case 1 -> "x".repeat(random.nextInt(10) == 0 ? 20_000 : random.nextInt(300));
            case 2 -> "竞".repeat(random.nextInt(200));
            default -> example;
        };
    }

    private String value(int depth) {
        if (depth > 6 || random.nextInt(3) > 0) {
            return SCALARS[random.nextInt(SCALARS.length)];
        }
        return random.nextBoolean()
                ? "[" + value(depth + 1) + "," + value(depth + 1) + "]"
                : "{\"Key\":" + value(depth + 1) + ",\"Values\":" + value(depth + 1) + "}";
    }

    private String spoilt(String good) {
        StringBuilder text = new StringBuilder(good);
        for (int wound = random.nextInt(1, 4); wound > 0 && !text.isEmpty(); wound--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) random.nextInt(0x300));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }
}
