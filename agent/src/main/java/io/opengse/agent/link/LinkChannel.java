package io.opengse.agent.link;

import io.grpc.Attributes;
import io.grpc.ClientTransportFilter;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Opens the channel to a server on another program or machine; `gse up` uses one inside the program instead. */
public final class LinkChannel {
    /** The least that gRPC lets a client have; a shorter one is silently made this. */
    private static final long KEEP_ALIVE_SECONDS = 10;

    /** With the above, below the 15 seconds within which a dead peer is to be noticed. */
    private static final long ANSWER_SECONDS = 3;

    /** One of several servers may be gone without a word: the next is tried after that. */
    private static final int CONNECT_MILLIS = 3000;

    private LinkChannel() {}

    /**
     * Connects lazily. A peer that was silent for ten seconds is asked for a sign of life, even when no call is under way,
     * and is taken for gone three seconds later; the server must permit keep-alives every ten seconds.
     *
     * @param servers of one database; one of them is used
     * @param chance of the order in which they are tried, which is to differ from agent to agent; safe for many threads
     */
    public static ManagedChannel open(List<HostPort> servers, RandomGenerator chance) {
        return builder(servers, ServerOrder.byChance(chance)).usePlaintext().build();
    }

    /**
     * The same by TLS.
     *
     * @param serverName what they are called in their certificates
     */
    public static ManagedChannel secured(
            List<HostPort> servers, RandomGenerator chance, SslContext tls, String serverName) {
        return secured(builder(servers, ServerOrder.byChance(chance)), tls, serverName);
    }

    /** By TLS as well, for one call: the servers are tried in the order in which they are named. */
    public static ManagedChannel securedAsNamed(List<HostPort> servers, SslContext tls, String serverName) {
        return secured(builder(servers, ServerOrder.asNamed()), tls, serverName);
    }

    private static ManagedChannel secured(NettyChannelBuilder builder, SslContext tls, String serverName) {
        return builder.sslContext(tls).overrideAuthority(serverName).build();
    }

    private static NettyChannelBuilder builder(List<HostPort> servers, ServerOrder order) {
        return NettyChannelBuilder.forTarget(ServerList.target(servers))
                .setNameResolverArg(ServerOrder.KEY, order)
                .addTransportFilter(new ClientTransportFilter() {
                    @Override
                    public Attributes transportReady(Attributes connection) {
                        SocketAddress server = connection.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
                        if (server != null) {
                            order.uses(server);
                        }
                        return connection;
                    }
                })
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                // What is heard is only put into queues: no thread is needed for that.
                .directExecutor();
    }
}
