package io.opengse.agent.sdk;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Serves the SDK to the games of this host: gRPC in plain text, on 127.0.0.1:5758 unless the settings say otherwise.
 * Made by the wiring. Bears games that open a connection per call, that send too much and that leave in mid-call.
 */
public final class GseSdkServer implements AutoCloseable {
    static final int LARGEST_MESSAGE = 1 << 20;
    private static final int LARGEST_METADATA = 16 << 10;
    private static final int WAITING_CONNECTIONS = 1024;
    private static final int CALLS_AT_ONCE = 1000;
    private static final long GRACE_SECONDS = 2;

    private final Server server;

    private GseSdkServer(Server server) {
        this.server = server;
    }

    /**
     * Begins to serve.
     *
     * @param address where; port 0 means any free one
     * @param errors how a failure inside the agent itself is told to a game
     * @param random for the request ids of callers that send none
     * @throws IOException when the address cannot be had; the message says who may hold it and what to do
     */
    public static GseSdkServer start(
            InetSocketAddress address, SdkCalls calls, SdkErrors errors, RandomGenerator random) throws IOException {
        Server server = NettyServerBuilder.forAddress(address)
                .directExecutor()
                .addService(new GseSdkService(calls, errors))
                .intercept(new Callers(random))
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .maxInboundMetadataSize(LARGEST_METADATA)
                .maxConcurrentCallsPerConnection(CALLS_AT_ONCE)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .handshakeTimeout(10, TimeUnit.SECONDS)
                .withOption(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                .build();
        try {
            return new GseSdkServer(server.start());
        } catch (IOException problem) {
            throw unavailable(address, problem);
        }
    }

    /** The port it serves on. */
    public int port() {
        return server.getPort();
    }

    /** Takes no more calls, gives those under way a moment, then cuts them off. */
    @Override
    public void close() {
        server.shutdown();
        try {
            if (!server.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                server.shutdownNow().awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException hurry) {
            server.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static IOException unavailable(InetSocketAddress address, IOException problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = "cannot serve the game SDK on " + address.getHostString() + ":" + address.getPort() + ": "
                + cause.getMessage();
        if (message.contains("in use")) {
            message += ". Another program, perhaps another agent, holds the port: see it with `ss -ltnp 'sport = :"
                    + address.getPort() + "'` and stop it, or choose another port with --set sdk=HOST:PORT (games must"
                    + " then call that port; published ones call 5758)";
        }
        return new IOException(message, problem);
    }
}
