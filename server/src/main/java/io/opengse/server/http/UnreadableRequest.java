package io.opengse.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.lang.System.Logger;

/**
 * Answers what the HTTP server could not even take apart: that is the caller's fault and not ours, so it is a 400 and no
 * stack in the log for every stranger. Faults of what we serve arrive here with their cause, and stay what they are.
 */
final class UnreadableRequest implements DirectHandler {
    /** The same for all: what a stranger sent is not sent back. */
    private static final String WHY =
            "this request cannot be read: look at its request line, its headers (32 KB at most,"
                    + " each length once), its percent signs and its chunks\n";

    private final DirectHandler faults = DirectHandler.defaultHandler();

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            @org.jspecify.annotations.Nullable String message) {
        return unreadable(headers);
    }

    private static TransportResponse unreadable(ServerResponseHeaders headers) {
        headers.set(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        return TransportResponse.builder()
                .status(Status.BAD_REQUEST_400)
                .headers(headers)
                .keepAlive(false)
                .entity(WHY)
                .build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, Throwable thrown) {
        return type == EventType.BAD_REQUEST
                ? unreadable(headers)
                : faults.handle(request, type, status, headers, thrown);
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            Throwable thrown,
            Logger logger) {
        return type == EventType.BAD_REQUEST
                ? unreadable(headers)
                : faults.handle(request, type, status, headers, thrown, logger);
    }
}
