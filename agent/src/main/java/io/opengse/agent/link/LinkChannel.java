package io.opengse.agent.link;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;

/** Opens the channel to a server on another program or machine; `gse up` uses one inside the program instead. */
public final class LinkChannel {
    /** The least that gRPC lets a client have; a shorter one is silently made this. */
    private static final long KEEP_ALIVE_SECONDS = 10;

    /** With the above, below the 15 seconds within which a dead peer is to be noticed. */
    private static final long ANSWER_SECONDS = 3;

    private LinkChannel() {}

    /**
     * Connects lazily. A peer that was silent for ten seconds is asked for a sign of life, even when no call is under way,
     * and is taken for gone three seconds later; the server must permit keep-alives every ten seconds.
     */
    public static ManagedChannel open(HostPort server) {
        return NettyChannelBuilder.forAddress(server.host(), server.port())
                .usePlaintext()
                .keepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)
                .keepAliveTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .keepAliveWithoutCalls(true)
                .build();
    }
}
