package io.opengse.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.lang.System.Logger;

/**
 * Answers what the HTTP server could not even take apart: that is the caller's fault and not ours, so it is a 400 and no
 * stack in the log for every stranger. Faults of what we serve arrive here with their cause, and stay what they are.
 */
final class UnreadableRequest implements DirectHandler {
    private final DirectHandler faults = DirectHandler.defaultHandler();

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            @org.jspecify.annotations.Nullable String message) {
        return TransportResponse.builder()
                .status(Status.BAD_REQUEST_400)
                .headers(headers)
                .keepAlive(false)
                .build();
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders headers, Throwable thrown) {
        return faults.handle(request, type, status, headers, thrown);
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders headers,
            Throwable thrown,
            Logger logger) {
        return faults.handle(request, type, status, headers, thrown, logger);
    }
}
