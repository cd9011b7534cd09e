package io.opengse.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** A span of OpenTelemetry. */
record OtlpSpan(io.opentelemetry.api.trace.Span span) implements Span {
    @Override
    public Span name(String name) {
        span.updateName(name);
        return this;
    }

    @Override
    public Span tag(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            span.setAttribute(key, value);
        }
        return this;
    }

    @Override
    public Span link(@Nullable String other) {
        TraceParent.read(other).ifPresent(span::addLink);
        return this;
    }

    @Override
    public Span failed(String why) {
        span.setStatus(StatusCode.ERROR, why);
        return this;
    }

    @Override
    public String context() {
        return TraceParent.write(span.getSpanContext());
    }

    @Override
    public String traceId() {
        SpanContext context = span.getSpanContext();
        return context.isSampled() ? context.getTraceId() : "";
    }

    @Override
    public void close() {
        span.end();
    }
}
