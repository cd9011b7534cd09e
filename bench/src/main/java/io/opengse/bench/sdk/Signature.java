package io.opengse.bench.sdk;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.concurrent.atomic.AtomicLong;

/** What every game sends with a call: its pid and a request id of its own. */
final class Signature implements ClientInterceptor {
    private static final Metadata.Key<String> PID = Metadata.Key.of("pid", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> REQUEST_ID =
            Metadata.Key.of("requestId", Metadata.ASCII_STRING_MARSHALLER);

    private final String pid = Long.toString(ProcessHandle.current().pid());
    private final AtomicLong calls = new AtomicLong();

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> answers, Metadata metadata) {
                metadata.put(PID, pid);
                metadata.put(REQUEST_ID, "bench-" + calls.incrementAndGet());
                super.start(answers, metadata);
            }
        };
    }
}
