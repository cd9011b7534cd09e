package io.opengse.agent.game;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc.GameServerGrpcSdkServiceImplBase;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.HealthCheckRequest;
import io.opengse.protocol.gse.HealthCheckResponse;
import io.opengse.protocol.gse.ProcessTerminateRequest;
import io.opengse.protocol.gse.StartGameServerSessionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** A game that answers as it is told, or not at all. */
final class OddGame extends GameServerGrpcSdkServiceImplBase implements AutoCloseable {
    final Queue<String> told = new ConcurrentLinkedQueue<>();
    volatile boolean healthy = true;
    volatile Consumer<StreamObserver<GseResponse>> answer = out -> {
        out.onNext(GseResponse.getDefaultInstance());
        out.onCompleted();
    };
    private final Server server;

    OddGame(int port) throws IOException {
        this.server = serve(port, this);
    }

    static Server serve(int port, BindableService... services) throws IOException {
        NettyServerBuilder builder = NettyServerBuilder.forAddress(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        for (BindableService service : services) {
            builder.addService(service);
        }
        return builder.directExecutor().build().start();
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void onHealthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
        told.add("health");
        out.onNext(HealthCheckResponse.newBuilder().setHealthStatus(healthy).build());
        out.onCompleted();
    }

    @Override
    public void onStartGameServerSession(StartGameServerSessionRequest request, StreamObserver<GseResponse> out) {
        told.add("start " + request.getGameServerSession().getGameServerSessionId());
        answer.accept(out);
    }

    @Override
    public void onProcessTerminate(ProcessTerminateRequest request, StreamObserver<GseResponse> out) {
        told.add("terminate " + request.getTerminationTime());
        answer.accept(out);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
