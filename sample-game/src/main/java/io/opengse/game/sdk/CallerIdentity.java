package io.opengse.game.sdk;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Puts pid and a fresh requestId on every call: by pid alone GSE knows which process is speaking. */
final class CallerIdentity implements ClientInterceptor {
    private static final Metadata.Key<String> PID = Metadata.Key.of("pid", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("requestId", Metadata.ASCII_STRING_MARSHALLER);

    private final String pid;
    private final RandomGenerator random;

    CallerIdentity(long pid, RandomGenerator random) {
        this.pid = Long.toString(pid);
        this.random = random;
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                headers.put(PID, pid);
                headers.put(REQUEST_ID, new UUID(random.nextLong(), random.nextLong()).toString());
                super.start(listener, headers);
            }
        };
    }
}
