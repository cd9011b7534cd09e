package io.opengse.agent.calls;

import io.opengse.protocol.gse.GseResponse;
import io.opengse.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * A call into a game or out of one, while it is followed.
 *
 * @param context to hand on with it; empty: nobody follows it
 * @param over what to do when it is over
 */
public record FollowedCall(Span span, String context, Runnable over) implements AutoCloseable {
    static final FollowedCall NOT = new FollowedCall(Span.NONE, "", () -> {});

    private static final System.Logger LOG = System.getLogger("io.opengse.agent");

    /** The game answered a callback; {@code failure} is null when it took it. */
    public void answered(String processId, @Nullable String failure) {
        if (failure != null) {
            span.failed(failure);
        }
        say("OnStartGameServerSession", processId, failure == null ? "OK" : "failed");
    }

    /** The game's call was answered. */
    public void answered(String processId, String requestId, GseResponse response) {
        if (response.getStatus() != GseResponse.Status.OK) {
            span.failed(response.getErrorMessage());
        }
        say("request=" + requestId, processId, response.getStatus().name());
    }

    /** The line by which a log leads to the trace, and a trace to the log. */
    private void say(String what, String processId, String outcome) {
        String trace = span.traceId();
        if (!trace.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "answered {0} process={1} status={2} trace={3}",
                    what,
                    processId,
                    outcome,
                    trace);
        }
    }

    @Override
    public void close() {
        over.run();
        span.close();
    }
}
