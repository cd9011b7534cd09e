package io.opengse.agent.door;

import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opengse.agent.link.FakeControlPlane;
import io.opengse.agent.runtime.Standing;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc.GseGrpcSdkServiceBlockingStub;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.ProcessReadyRequest;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.link.StartSession;
import java.util.concurrent.TimeUnit;

/** A game that does everything right, on one channel for as long as it lives. Every answer must be OK. */
final class SteadyGame implements AutoCloseable {
    private static final long FAR_AWAY = 32_000_000_000_000L;
    private static final int PATIENCE_SECONDS = 30;

    private final FakeControlPlane server;
    private final Standing.Known process;
    private final ManagedChannel channel;
    private long sessions;

    SteadyGame(int port, FakeControlPlane server, Standing.Known process) {
        this.server = server;
        this.process = process;
        this.channel =
                NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
        int clientPort = Math.toIntExact(7000 + process.os().pid());
        answered(sdk().processReady(ProcessReadyRequest.newBuilder()
                .setClientPort(clientPort)
                .setGrpcPort(clientPort + 1)
                .build()));
    }

    /** One session, from its start to its end. */
    void playASession() {
        String session = process.processId() + "-session-" + ++sessions;
        server.agent()
                .start(StartSession.newBuilder()
                        .setProcessId(process.processId())
                        .setAssignment(sessions)
                        .setSession(GameServerSession.newBuilder().setGameServerSessionId(session))
                        .setActivateByMillis(FAR_AWAY)
                        .build());
        answered(sdk().activateGameServerSession(ActivateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(session)
                .build()));
        answered(sdk().acceptPlayerSession(AcceptPlayerSessionRequest.newBuilder()
                .setGameServerSessionId(session)
                .setPlayerSessionId("psess-1")
                .build()));
        var _ = sdk().describePlayerSessions(DescribePlayerSessionsRequest.getDefaultInstance());
        answered(sdk().removePlayerSession(RemovePlayerSessionRequest.newBuilder()
                .setGameServerSessionId(session)
                .setPlayerSessionId("psess-1")
                .build()));
        answered(sdk().terminateGameServerSession(TerminateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(session)
                .build()));
    }

    private static void answered(GseResponse response) {
        if (response.getStatus() != GseResponse.Status.OK) {
            throw new AssertionError("a call of the steady game was refused: " + response);
        }
    }

    private GseGrpcSdkServiceBlockingStub sdk() {
        Metadata metadata = new Metadata();
        metadata.put(
                Metadata.Key.of("pid", Metadata.ASCII_STRING_MARSHALLER),
                Long.toString(process.os().pid()));
        return GseGrpcSdkServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
