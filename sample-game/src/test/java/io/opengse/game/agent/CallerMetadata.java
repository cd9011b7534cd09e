package io.opengse.game.agent;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/** Carries pid and requestId from the call's metadata to the service. */
final class CallerMetadata implements ServerInterceptor {
    static final Context.Key<String> PID = Context.keyWithDefault("pid", "");
    static final Context.Key<String> REQUEST_ID = Context.keyWithDefault("requestId", "");

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        var context = Context.current()
                .withValue(PID, read(headers, "pid"))
                .withValue(REQUEST_ID, read(headers, "requestId"));
        return Contexts.interceptCall(context, call, headers, next);
    }

    private static String read(Metadata headers, String name) {
        var value = headers.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
        return value == null ? "" : value;
    }
}
