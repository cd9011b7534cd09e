package io.opengse.agent.sdk;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Reads who calls from the metadata {@code pid} and {@code requestId} and from the connection. gRPC carries every key in
 * lower case whatever the game wrote. Judges nothing: an unknown pid is for {@link SdkCalls} to refuse.
 */
final class Callers implements ServerInterceptor {
    private static final Context.Key<Caller> CALLER = Context.key("caller");
    private static final Metadata.Key<String> PID = Metadata.Key.of("pid", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("requestId", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> TRACEPARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final RandomGenerator random;

    Callers(RandomGenerator random) {
        this.random = random;
    }

    /** The caller of the call being begun on this thread. */
    static Caller current() {
        return CALLER.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
        Caller caller = new Caller(
                pid(metadata.get(PID)),
                requestId(metadata.get(REQUEST_ID)),
                ConnectionCount.of(call),
                Objects.requireNonNullElse(metadata.get(TRACEPARENT), ""));
        return Contexts.interceptCall(Context.current().withValue(CALLER, caller), call, metadata, next);
    }

    private static long pid(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private String requestId(@Nullable String given) {
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        synchronized (random) {
            return "made-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        }
    }
}
