package io.opengse.agent.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ConnectivityState;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.GseGrpcSdkServiceGrpc;
import io.opengse.protocol.gse.GseResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SdkLimitsTest {
    private static final int CONNECTIONS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordedCalls calls = new RecordedCalls();
    private GseSdkServer server;

    @BeforeEach
    void serve() throws IOException {
        server = GseSdkServer.start(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                calls,
                SdkErrors.RESPONSE,
                new SdkLimits(CONNECTIONS, Duration.ofMillis(200), Duration.ofSeconds(1)),
                new SplittableRandom(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aConnectionThatNeverSpeaksIsHungUpOn() throws IOException {
        try (Socket silent = new Socket("127.0.0.1", server.port())) {
            assertThat(hungUp(silent)).isTrue();
        }
        await().atMost(PATIENCE).until(() -> server.load().connections() == 0);
    }

    @Test
    void aGreetingThatNeverEndsIsHungUpOn() throws IOException {
        try (Socket slow = new Socket("127.0.0.1", server.port())) {
            slow.getOutputStream().write("PRI * HTTP/2.0\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(hungUp(slow)).isTrue();
        }
    }

    @Test
    void oneConnectionTooManyIsHungUpOnAtOnceAndTheOthersAreServed() throws IOException {
        List<SdkClient> games = new ArrayList<>();
        for (int each = 0; each < CONNECTIONS; each++) {
            games.add(SdkClient.to(server.port()));
            accept(games.getLast());
        }

        try (Socket another = new Socket("127.0.0.1", server.port())) {
            assertThat(hungUp(another)).isTrue();
        }
        assertThat(server.load().connections()).isEqualTo(CONNECTIONS);
        accept(games.getFirst());

        games.forEach(SdkClient::close);
        await().atMost(PATIENCE).until(() -> server.load().connections() == 0);
        try (SdkClient next = SdkClient.to(server.port())) {
            accept(next);
        }
    }

    @Test
    void whoeverOnlyOpensConnectionsCannotKeepTheGamesOut() throws IOException {
        server.close();
        server = GseSdkServer.start(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                calls,
                SdkErrors.RESPONSE,
                new SdkLimits(CONNECTIONS, Duration.ofMinutes(10), Duration.ofHours(1)),
                new SplittableRandom(1));
        List<Socket> hoard = new ArrayList<>();
        try (SdkClient early = SdkClient.to(server.port())) {
            accept(early);
            for (int each = 0; each < CONNECTIONS - 1; each++) {
                hoard.add(new Socket("127.0.0.1", server.port()));
            }
            await().atMost(PATIENCE).until(() -> server.load().connections() == CONNECTIONS);

            try (SdkClient late = SdkClient.to(server.port())) {
                accept(late);
                accept(early);
            }

            assertThat(hungUp(hoard.getFirst())).isTrue();
        } finally {
            for (Socket one : hoard) {
                one.close();
            }
        }
    }

    @Test
    void aCallThatIsNeverSentInFullIsGivenUp() {
        try (SdkClient game = SdkClient.to(server.port())) {
            CompletableFuture<Status> ended = new CompletableFuture<>();
            var call =
                    game.channel().newCall(GseGrpcSdkServiceGrpc.getAcceptPlayerSessionMethod(), CallOptions.DEFAULT);
            call.start(
                    new ClientCall.Listener<>() {
                        @Override
                        public void onClose(Status status, Metadata trailers) {
                            ended.complete(status);
                        }
                    },
                    new Metadata());
            call.sendMessage(AcceptPlayerSessionRequest.getDefaultInstance());

            Status status =
                    ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();

            assertThat(status.getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
            assertThat(status.getDescription()).contains("did not arrive in full within 200 ms");
            assertThat(server.load().arriving()).isZero();
            assertThat(calls.seen).isEmpty();
        }
    }

    @Test
    void aConnectionWithoutCallsIsClosedAndTheGameOpensAnother() {
        try (SdkClient game = SdkClient.to(server.port())) {
            accept(game);

            await().atMost(PATIENCE).until(() -> game.channel().getState(false) == ConnectivityState.IDLE);

            accept(game);
        }
    }

    @Test
    void callsBeyondWhatCanBeAnsweredAreRefusedUntilOthersAreDone() {
        CompletableFuture<SdkReply> decision = new CompletableFuture<>();
        calls.reply = decision::join;
        List<SdkClient> games = new ArrayList<>();
        for (int each = 0; each < CONNECTIONS; each++) {
            games.add(SdkClient.to(server.port()));
        }
        for (int call = 0; call < GseSdkService.MOST_UNDER_WAY; call++) {
            var _ = GseGrpcSdkServiceGrpc.newFutureStub(
                            games.get(call % (CONNECTIONS - 1)).channel())
                    .acceptPlayerSession(AcceptPlayerSessionRequest.getDefaultInstance());
        }
        await().atMost(PATIENCE).until(() -> server.load().underWay() == GseSdkService.MOST_UNDER_WAY);

        StatusRuntimeException refusal =
                catchThrowableOfType(StatusRuntimeException.class, () -> accept(games.getLast()));
        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.getStatus().getDescription()).contains("try again");

        decision.complete(SdkReply.of(GseResponse.getDefaultInstance(), SdkErrors.RESPONSE));
        await().atMost(PATIENCE).until(() -> server.load().underWay() == 0);
        accept(games.getLast());
        games.forEach(SdkClient::close);
    }

    private static GseResponse accept(SdkClient game) {
        return game.with().acceptPlayerSession(AcceptPlayerSessionRequest.getDefaultInstance());
    }

    private static boolean hungUp(Socket socket) {
        try {
            while (socket.getInputStream().read() >= 0) {
                // what it says before it hangs up does not matter
            }
            return true;
        } catch (IOException reset) {
            return true;
        }
    }
}
