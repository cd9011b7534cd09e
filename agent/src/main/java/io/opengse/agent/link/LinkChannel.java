package io.opengse.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
     * @param servers of one database; one of them is used, the first if it is there
     * @param seed of the order in which the others are tried
     */
    public static ManagedChannel open(List<HostPort> servers, int seed) {
        return patient(NettyChannelBuilder.forTarget(ServerList.target(servers, seed))
                        .usePlaintext())
                .build();
    }

    /**
     * The same by TLS.
     *
     * @param serverName what they are called in their certificates
     */
    public static ManagedChannel secured(List<HostPort> servers, int seed, SslContext tls, String serverName) {
        return patient(NettyChannelBuilder.forTarget(ServerList.target(servers, seed))
                        .sslContext(tls)
                        .overrideAuthority(serverName))
                .build();
    }

    private static NettyChannelBuilder patient(NettyChannelBuilder builder) {
        return builder.withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                // What is heard is only put into queues: no thread is needed for that.
                .directExecutor();
    }
}
