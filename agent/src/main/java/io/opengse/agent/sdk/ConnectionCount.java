package io.opengse.agent.sdk;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerCall;
import io.grpc.ServerTransportFilter;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Gives every connection its number, since the kernel gives its port to another one soon. */
final class ConnectionCount extends ServerTransportFilter {
    private static final Attributes.Key<Connection> CONNECTION = Attributes.Key.create("connection");

    private final AtomicLong made = new AtomicLong();

    @Override
    public Attributes transportReady(Attributes attributes) {
        Connection connection = new Connection(made.incrementAndGet(), peerPort(attributes));
        return attributes.toBuilder().set(CONNECTION, connection).build();
    }

    static Connection of(ServerCall<?, ?> call) {
        @Nullable Connection connection = call.getAttributes().get(CONNECTION);
        if (connection == null) {
            throw new IllegalStateException("a call on a connection that was never counted");
        }
        return connection;
    }

    private static int peerPort(Attributes attributes) {
        return attributes.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress address
                ? address.getPort()
                : 0;
    }
}
