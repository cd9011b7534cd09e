package io.opengse.server.api.cloud;

import io.opengse.engine.instance.Window;
import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.problem.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** The window of time statistics are asked for, as the API writes it: without a zone, taken as UTC. */
final class Windows {
    private static final Duration STANDARD = Duration.ofDays(1);
    private static final Duration MOST = Duration.ofDays(90);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static final Parameter<String> BEGIN = Parameter.selector(
            "BeginTime",
            Kind.ascii(1, 32),
            "YYYY-MM-DD hh:mm:ss, UTC; a day before EndTime when left out.",
            "2026-11-21 00:00:00");
    static final Parameter<String> END = Parameter.selector(
            "EndTime", Kind.ascii(1, 32), "YYYY-MM-DD hh:mm:ss, UTC; now when left out.", "2026-11-22 00:00:00");

    private Windows() {}

    static Window read(Arguments arguments, Instant now) {
        Instant until = arguments.find(END).map(text -> read("EndTime", text)).orElse(now);
        Instant from =
                arguments.find(BEGIN).map(text -> read("BeginTime", text)).orElse(until.minus(STANDARD));
        if (!from.isBefore(until)) {
            throw ApiProblem.badValue("BeginTime must be before EndTime, and " + from + " is not before " + until);
        }
        if (Duration.between(from, until).compareTo(MOST) > 0) {
            throw ApiProblem.badValue("BeginTime and EndTime may be at most " + MOST.toDays() + " days apart, and "
                    + from + " and " + until + " are more");
        }
        return new Window(from, until);
    }

    private static Instant read(String parameter, String text) {
        try {
            return LocalDateTime.parse(text, WRITTEN).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException _) {
            throw ApiProblem.badValue(
                    parameter + " must be written as 2026-11-22 08:00:00 (UTC), not \"" + text + "\"");
        }
    }
}
