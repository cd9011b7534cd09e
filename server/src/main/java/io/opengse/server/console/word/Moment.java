package io.opengse.server.console.word;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How instants and numbers are written on pages. The script shows times in the browser's zone; without it they are UTC. */
public final class Moment {
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Moment() {}

    /** For the datetime attribute. */
    public static String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    public static String shown(Instant at) {
        return SHOWN.format(at);
    }

    /** 12345 as 12,345: both languages write it so. */
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** 90 s as 1m 30s. */
    public static String span(Duration span) {
        String text =
                span.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
        return text.replaceAll("([hm])(?=\\d)", "$1 ");
    }

    /** 1234 µs as 1.23. */
    public static String millis(Duration took) {
        return String.format(Locale.ROOT, "%.2f", took.toNanos() / 1_000_000.0);
    }

    /** 1536 as 1.5 KB. */
    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %sB", (double) bytes / (1L << (unit * 10)), " KMGTPE".charAt(unit));
    }
}
