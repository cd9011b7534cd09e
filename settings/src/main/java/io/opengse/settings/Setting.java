package io.opengse.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One documented setting of a program: its kebab-case key, its default, what its values look like, and what it does.
 *
 * @param key kebab-case, unique within the program
 * @param standard the value when nobody sets it, written as a user would write it
 * @param kind what values look like, for people, e.g. "duration, 1s or more"
 * @param purpose one sentence for docs/configuration.md
 * @param parse turns the written form into a value; throws IllegalArgumentException with a sentence that says the limit
 */
public record Setting<T>(String key, String standard, String kind, String purpose, Function<String, T> parse) {

    public static Setting<String> text(String key, String standard, String purpose) {
        return new Setting<>(key, standard, "text", purpose, Function.identity());
    }

    public static Setting<Path> path(String key, String standard, String purpose) {
        return new Setting<>(key, standard, "path", purpose, Path::of);
    }

    public static Setting<Boolean> flag(String key, boolean standard, String purpose) {
        return new Setting<>(key, Boolean.toString(standard), "true | false", purpose, Setting::parseFlag);
    }

    public static Setting<Duration> duration(
            String key, String standard, Duration least, Duration most, String purpose) {
        String kind = "duration, " + Durations.write(least) + " to " + Durations.write(most);
        return new Setting<>(key, standard, kind, purpose, text -> Durations.parseWithin(text, least, most));
    }

    public static Setting<Long> number(String key, long standard, long least, long most, String purpose) {
        String kind = "number, " + least + " to " + most;
        return new Setting<>(key, Long.toString(standard), kind, purpose, text -> parseNumber(text, least, most));
    }

    /** Bytes, written as 64KB, 200MB, 2GB (powers of 1024) or a plain number. */
    public static Setting<Long> size(String key, String standard, String purpose) {
        return new Setting<>(key, standard, "size, e.g. 64KB, 200MB, 2GB", purpose, Sizes::parse);
    }

    /** One of an enum's constants, written in kebab-case. */
    public static <E extends Enum<E>> Setting<E> choice(String key, E standard, Class<E> type, String purpose) {
        String kind = Arrays.stream(type.getEnumConstants()).map(Setting::kebab).collect(Collectors.joining(" | "));
        return new Setting<>(key, kebab(standard), kind, purpose, text -> parseChoice(text, type, kind));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E parseChoice(String text, Class<E> type, String kind) {
        for (E constant : type.getEnumConstants()) {
            if (kebab(constant).equals(text.strip().toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("must be one of " + kind);
    }

    private static boolean parseFlag(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static long parseNumber(String text, long least, long most) {
        long value;
        try {
            value = Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException("must be a whole number");
        }
        if (value < least || value > most) {
            throw new IllegalArgumentException("must be from " + least + " to " + most);
        }
        return value;
    }
}
