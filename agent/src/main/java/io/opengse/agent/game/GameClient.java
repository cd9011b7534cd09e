package io.opengse.agent.game;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc.GameServerGrpcSdkServiceBlockingStub;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.HealthCheckRequest;
import io.opengse.protocol.gse.ProcessTerminateRequest;
import io.opengse.protocol.gse.StartGameServerSessionRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls games over gRPC at 127.0.0.1, in plain text and past any proxy. Keeps one small channel per port until it is
 * forgotten or fails: a failed one would go on failing for its back-off time although the game is up by now.
 */
public final class GameClient implements GamePort, AutoCloseable {
    private static final int WINDOW = 64 << 10;
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long IDLE_MINUTES = 5;
    private static final int HIGHEST_PORT = 65_535;

    private static final Metadata.Key<String> TRACEPARENT =
            Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);

    private final ConcurrentMap<Integer, ManagedChannel> channels = new ConcurrentHashMap<>();

    @Override
    public boolean healthy(int grpcPort, Duration within) throws GameSilent {
        return call(
                        new Callback("OnHealthCheck", grpcPort, within),
                        game -> game.onHealthCheck(HealthCheckRequest.getDefaultInstance()))
                .getHealthStatus();
    }

    @Override
    public void start(int grpcPort, GameServerSession session, String traceparent, Duration within) throws GameSilent {
        Callback callback = new Callback("OnStartGameServerSession", grpcPort, within);
        var request = StartGameServerSessionRequest.newBuilder()
                .setGameServerSession(session)
                .build();
        callback.expectConsent(call(callback, game -> traced(game, traceparent).onStartGameServerSession(request)));
    }

    private static GameServerGrpcSdkServiceBlockingStub traced(
            GameServerGrpcSdkServiceBlockingStub game, String traceparent) {
        if (traceparent.isEmpty()) {
            return game;
        }
        Metadata headers = new Metadata();
        headers.put(TRACEPARENT, traceparent);
        return game.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    @Override
    public void terminate(int grpcPort, long terminationTime, Duration within) throws GameSilent {
        Callback callback = new Callback("OnProcessTerminate", grpcPort, within);
        var request = ProcessTerminateRequest.newBuilder()
                .setTerminationTime(terminationTime)
                .build();
        callback.expectConsent(call(callback, game -> game.onProcessTerminate(request)));
    }

    @Override
    public void forget(int grpcPort) {
        ManagedChannel channel = channels.remove(grpcPort);
        if (channel != null) {
            channel.shutdownNow();
        }
    }

    @Override
    public void close() {
        channels.keySet().forEach(this::forget);
    }

    private <A> A call(Callback callback, Function<GameServerGrpcSdkServiceBlockingStub, A> ask) throws GameSilent {
        int port = callback.port();
        if (port < 1 || port > HIGHEST_PORT) {
            throw callback.silent("cannot be called: the grpcPort it announced in ProcessReady is " + port
                    + ", it must be from 1 to " + HIGHEST_PORT);
        }
        ManagedChannel channel = channels.computeIfAbsent(port, GameClient::open);
        try {
            return ask.apply(GameServerGrpcSdkServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(callback.within().toNanos(), TimeUnit.NANOSECONDS));
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.UNAVAILABLE && channels.remove(port, channel)) {
                channel.shutdown();
            }
            throw callback.failed(failure.getStatus());
        }
    }

    private static ManagedChannel open(int port) {
        return NettyChannelBuilder.forAddress(new InetSocketAddress(loopback(), port))
                .usePlaintext()
                .directExecutor()
                .proxyDetector(target -> null)
                .flowControlWindow(WINDOW)
                .maxInboundMessageSize(LARGEST_ANSWER)
                .idleTimeout(IDLE_MINUTES, TimeUnit.MINUTES)
                .disableServiceConfigLookUp()
                .build();
    }

    /** IPv4 always: many games listen on 127.0.0.1 only. */
    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException("four bytes are an address", impossible);
        }
    }
}
