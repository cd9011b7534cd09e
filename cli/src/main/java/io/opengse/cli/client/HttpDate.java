package io.opengse.cli.client;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The Date header of HTTP. */
final class HttpDate {
    private HttpDate() {}

    static Instant parse(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }
}
