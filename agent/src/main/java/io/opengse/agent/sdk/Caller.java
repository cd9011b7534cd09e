package io.opengse.agent.sdk;

/**
 * Who makes an SDK call, as far as the call itself says.
 *
 * @param pid metadata {@code pid}; 0 when missing or not a number
 * @param requestId metadata {@code requestId}; never empty (made up when missing)
 * @param connection what the call came on
 * @param traceparent metadata {@code traceparent}; empty when missing
 */
public record Caller(long pid, String requestId, Connection connection, String traceparent) {
    /** One whose call nobody follows. */
    public Caller(long pid, String requestId, Connection connection) {
        this(pid, requestId, connection, "");
    }
}
