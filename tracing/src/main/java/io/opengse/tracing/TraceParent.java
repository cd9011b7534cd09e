package io.opengse.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** W3C Trace Context: the header {@code traceparent}, to and from what OpenTelemetry makes of it. */
final class TraceParent {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int LONGEST = 512;
    private static final int FLAGS_AT = 53;

    private TraceParent() {}

    /** Empty when it is missing or not one; a later version is read as far as this one goes, as the standard says. */
    static Optional<SpanContext> read(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        String stripped = text.strip();
        var parts = FORM.matcher(stripped);
        if (!parts.matches() || parts.group(1).equals("ff") || parts.group(1).equals("00") && parts.group(5) != null) {
            return Optional.empty();
        }
        SpanContext context = SpanContext.createFromRemoteParent(
                parts.group(2), parts.group(3), TraceFlags.fromHex(stripped, FLAGS_AT), TraceState.getDefault());
        return context.isValid() ? Optional.of(context) : Optional.empty();
    }

    static String write(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-" + (context.isSampled() ? "01" : "00");
    }
}
