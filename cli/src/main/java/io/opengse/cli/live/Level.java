package io.opengse.cli.live;

import java.util.Locale;
import java.util.regex.Pattern;

/** How much a line matters, from least to most. */
public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    private static final int WITHIN = 60;
    private static final Pattern ERRORS = Pattern.compile("\\b(ERROR|FATAL|SEVERE|PANIC|EXCEPTION)\\b");
    private static final Pattern WARNINGS = Pattern.compile("\\b(WARN|WARNING)\\b");
    private static final Pattern DETAILS = Pattern.compile("\\b(DEBUG|TRACE|FINE|FINER|FINEST|VERBOSE)\\b");
    private static final Pattern BAD_EVENTS =
            Pattern.compile("ERROR|FAILED|CRASHED|LOST|UNHEALTHY|TIMEOUT|TIMED_OUT|REFUSED|INVALID|DOWN|NOT_FOUND");

    /** Of a line that a game prints: by the word its logger puts near the beginning, else INFO. */
    static Level ofPrinted(String line) {
        String head = line.substring(0, Math.min(WITHIN, line.length())).toUpperCase(Locale.ROOT);
        if (ERRORS.matcher(head).find()) {
            return ERROR;
        }
        if (WARNINGS.matcher(head).find()) {
            return WARN;
        }
        return DETAILS.matcher(head).find() ? DEBUG : INFO;
    }

    static Level ofEvent(String code) {
        return BAD_EVENTS.matcher(code).find() ? ERROR : INFO;
    }
}
