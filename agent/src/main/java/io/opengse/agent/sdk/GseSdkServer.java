package io.opengse.agent.sdk;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.IoHandlerFactory;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.Epoll;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.util.concurrent.DefaultThreadFactory;
import io.grpc.netty.shaded.io.netty.util.concurrent.Ticker;
import io.opengse.agent.link.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Serves the SDK to the games of this host: gRPC in plain text, on 127.0.0.1:5758 unless the settings say otherwise.
 * Made by the wiring. Bears games that open a connection per call, that send too much and that leave in mid-call.
 */
public final class GseSdkServer implements AutoCloseable {
    /** Requests hold a few ids; each connection may have {@link #CALLS_AT_ONCE} of them half sent. */
    static final int LARGEST_MESSAGE = 64 << 10;

    private static final int LARGEST_METADATA = 16 << 10;
    private static final int WAITING_CONNECTIONS = 1024;
    private static final int CALLS_AT_ONCE = 1000;
    /** Calls taken back, per connection: all it may have at once, and as many again. */
    private static final int MOST_RESETS = 2 * CALLS_AT_ONCE;

    private static final int RESETS_SECONDS = 10;
    private static final long GRACE_SECONDS = 2;

    private final Server server;
    private final EventLoopGroup listener;
    private final Doorkeeper doorkeeper;
    private final GseSdkService service;
    private final Arrivals arrivals;

    private GseSdkServer(
            InetSocketAddress address, SdkCalls calls, SdkErrors errors, SdkLimits limits, RandomGenerator random) {
        IoHandlerFactory handlers = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        listener = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("agent-sdk-listener", true), handlers);
        doorkeeper = new Doorkeeper(limits.connections(), Runtime.getRuntime().availableProcessors(), handlers);
        service = new GseSdkService(calls, errors, doorkeeper::knows, Ticker.systemTicker()::nanoTime);
        arrivals = new Arrivals(limits.arrival());
        server = NettyServerBuilder.forAddress(address)
                .bossEventLoopGroup(listener)
                .workerEventLoopGroup(doorkeeper)
                .channelType(Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .directExecutor()
                .addService(Legible.of(service.bindService()))
                .addTransportFilter(new ConnectionCount())
                .intercept(new Callers(random))
                .intercept(arrivals)
                .maxInboundMessageSize(LARGEST_MESSAGE)
                .maxInboundMetadataSize(LARGEST_METADATA)
                .maxConcurrentCallsPerConnection(CALLS_AT_ONCE)
                .maxRstFramesPerWindow(MOST_RESETS, RESETS_SECONDS)
                .permitKeepAliveTime(1, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .handshakeTimeout(limits.arrival().toMillis(), TimeUnit.MILLISECONDS)
                .maxConnectionIdle(limits.idle().toMillis(), TimeUnit.MILLISECONDS)
                .withOption(ChannelOption.SO_BACKLOG, WAITING_CONNECTIONS)
                .build();
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
            InetSocketAddress address, SdkCalls calls, SdkErrors errors, SdkLimits limits, RandomGenerator random)
            throws IOException {
        GseSdkServer serving = new GseSdkServer(address, calls, errors, limits, random);
        try {
            serving.server.start();
        } catch (IOException problem) {
            serving.endThreads();
            throw unavailable(address, problem);
        }
        long interval = Arrivals.INTERVAL.toMillis();
        var _ = serving.listener.scheduleWithFixedDelay(
                serving.arrivals::look, interval, interval, TimeUnit.MILLISECONDS);
        return serving;
    }

    /** The port it serves on. */
    public int port() {
        return server.getPort();
    }

    /** What there is at this moment. */
    public SdkLoad load() {
        return new SdkLoad(doorkeeper.open(), arrivals.awaited(), service.underWay());
    }

    /** How long calls took so far. */
    public SdkTimes times() {
        return service.times();
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
        endThreads();
    }

    private void endThreads() {
        doorkeeper.shutdownGracefully(0, GRACE_SECONDS, TimeUnit.SECONDS);
        listener.shutdownGracefully(0, GRACE_SECONDS, TimeUnit.SECONDS);
    }

    private static IOException unavailable(InetSocketAddress address, IOException problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = "cannot serve the game SDK on " + new HostPort(address.getHostString(), address.getPort())
                + ": " + cause.getMessage();
        if (message.contains("in use")) {
            message += ". Another program, perhaps another agent, holds the port: see it with `ss -ltnp 'sport = :"
                    + address.getPort() + "'` and stop it, or choose another port with --set sdk=HOST:PORT (games must"
                    + " then call that port; published ones call 5758)";
        }
        return new IOException(message, problem);
    }
}
