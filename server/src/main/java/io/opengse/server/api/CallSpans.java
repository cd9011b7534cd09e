package io.opengse.server.api;

import io.opengse.tracing.Span;
import io.opengse.tracing.Traces;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Follows calls of the API: a span for each, and their ids on every line that is logged while one is answered. */
record CallSpans(Traces traces) {
    private static final String REQUEST = "request";
    private static final String TRACE = "trace";
    private static final String FINE = "OK";

    /** @param parent the traceparent that the caller sent; null when it sent none */
    Reply follow(@Nullable String parent, String requestId, Function<Span, Reply> work) {
        try (var _ = MDC.putCloseable(REQUEST, requestId)) {
            return traces.on() ? followed(parent, requestId, work) : work.apply(Span.NONE);
        }
    }

    private Reply followed(@Nullable String parent, String requestId, Function<Span, Reply> work) {
        try (Span span = traces.begin(Traces.Role.SERVER, "call", parent);
                var _ = MDC.putCloseable(TRACE, span.traceId())) {
            Reply reply = work.apply(span);
            span.name(reply.action()).tag("opengse.request_id", requestId).tag("opengse.code", reply.code());
            if (!reply.code().equals(FINE)) {
                span.failed(reply.code());
            }
            return reply;
        }
    }
}
