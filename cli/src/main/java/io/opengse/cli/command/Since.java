package io.opengse.cli.command;

import io.opengse.cli.console.Usage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as people type them: one with its zone, or how long ago. */
final class Since {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    private Since() {}

    static Instant read(String text, Instant now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return now.minus(length(Long.parseLong(ago.group(1)), ago.group(2)));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new Usage("\"" + text + "\" is no time", "write 2026-11-22T08:00:00Z, or how long ago: 15m, 2h, 7d");
        }
    }

    /** A length of time as people type it: 30s, 5m. */
    static long seconds(String text) {
        Matcher length = AGO.matcher(text);
        if (!length.matches()) {
            throw new Usage("\"" + text + "\" is no length of time", "write 30s, 5m or 1h");
        }
        return length(Long.parseLong(length.group(1)), length.group(2)).toSeconds();
    }

    private static Duration length(long count, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
