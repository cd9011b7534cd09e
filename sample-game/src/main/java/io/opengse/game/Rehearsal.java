package io.opengse.game;

import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.opengse.game.sdk.GseRefused;
import io.opengse.game.sdk.Transport;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.GameServerGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceImplBase;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.HealthCheckRequest;
import io.opengse.protocol.gse.ProcessEndingRequest;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.ProcessTerminateRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.StartGameServerSessionRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/**
 * One whole process life without a GSE, so that a JVM can record what a start needs (install.sh). Plays the agent
 * itself, to this process alone; a studio's game has no such thing.
 */
final class Rehearsal implements AutoCloseable {
    private final ExecutorService threads;
    private final Transport transport;
    private final Server agent;

    Rehearsal(ExecutorService threads) throws IOException {
        this.threads = threads;
        this.transport = new Transport(threads);
        this.agent = transport.serve(new YesService());
    }

    InetSocketAddress gseAddress() {
        return new InetSocketAddress("127.0.0.1", agent.getPort());
    }

    void play(GameServer server) throws GseRefused, InterruptedException {
        server.announce(server.callbackPort());
        threads.execute(() -> callBack(server.callbackPort()));
        server.play();
    }

    private void callBack(int port) {
        var channel = transport.connect(new InetSocketAddress("127.0.0.1", port));
        var game = GameServerGrpcSdkServiceGrpc.newBlockingStub(channel);
        var session = GameServerSession.newBuilder()
                .setGameServerSessionId("rehearsal")
                .setMaxPlayers(2)
                .build();
        game.onHealthCheck(HealthCheckRequest.getDefaultInstance());
        game.onStartGameServerSession(StartGameServerSessionRequest.newBuilder()
                .setGameServerSession(session)
                .build());
        game.onProcessTerminate(ProcessTerminateRequest.getDefaultInstance());
        channel.shutdown();
    }

    @Override
    public void close() {
        agent.shutdown();
        transport.close();
    }

    /** Says yes to what a game without players asks. */
    private static final class YesService extends GseGrpcSdkServiceImplBase {
        @Override
        public void processReady(ProcessReadyRequest request, StreamObserver<GseResponse> reply) {
            yes(reply);
        }

        @Override
        public void activateGameServerSession(
                ActivateGameServerSessionRequest request, StreamObserver<GseResponse> reply) {
            yes(reply);
        }

        @Override
        public void reportCustomData(ReportCustomDataRequest request, StreamObserver<GseResponse> reply) {
            yes(reply);
        }

        @Override
        public void terminateGameServerSession(
                TerminateGameServerSessionRequest request, StreamObserver<GseResponse> reply) {
            yes(reply);
        }

        @Override
        public void processEnding(ProcessEndingRequest request, StreamObserver<GseResponse> reply) {
            yes(reply);
        }

        private static void yes(StreamObserver<GseResponse> reply) {
            reply.onNext(GseResponse.getDefaultInstance());
            reply.onCompleted();
        }
    }
}
