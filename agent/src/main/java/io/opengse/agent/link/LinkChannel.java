package io.opengse.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;

/** Opens the channel to a server on another program or machine; `gse up` uses one inside the program instead. */
public final class LinkChannel {
    private static final long KEEP_ALIVE_SECONDS = 5;

    private LinkChannel() {}

    /**
     * Connects lazily. A peer that is silent for about ten seconds is taken for gone, even when no call is under way;
     * the server must permit keep-alives every five seconds.
     */
    public static ManagedChannel open(HostPort server) {
        return NettyChannelBuilder.forAddress(server.host(), server.port())
                .usePlaintext()
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .build();
    }
}
