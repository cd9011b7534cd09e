package io.opengse.bench.sdk;

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
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The callbacks of a game that takes one session and does nothing with it. */
final class Game implements AutoCloseable {
    private final CountDownLatch started = new CountDownLatch(1);
    private final Server server;

    Game() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .directExecutor()
                .addService(new Callbacks())
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    void awaitSession() throws InterruptedException {
        if (!started.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the agent never called OnStartGameServerSession");
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Callbacks extends GameServerGrpcSdkServiceImplBase {
        @Override
        public void onHealthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
            answer(HealthCheckResponse.newBuilder().setHealthStatus(true).build(), out);
        }

        @Override
        public void onStartGameServerSession(StartGameServerSessionRequest request, StreamObserver<GseResponse> out) {
            answer(GseResponse.getDefaultInstance(), out);
            started.countDown();
        }

        @Override
        public void onProcessTerminate(ProcessTerminateRequest request, StreamObserver<GseResponse> out) {
            answer(GseResponse.getDefaultInstance(), out);
        }

        private <A> void answer(A message, StreamObserver<A> out) {
            out.onNext(message);
            out.onCompleted();
        }
    }
}
