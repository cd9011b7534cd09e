package io.opengse.agent.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.Status;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.GseResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GameClientTest {
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final GameServerSession SESSION =
            GameServerSession.newBuilder().setGameServerSessionId("s-1").build();

    private final GameClient client = new GameClient();
    private OddGame game;

    @BeforeEach
    void play() throws IOException {
        game = new OddGame(0);
    }

    @AfterEach
    void stop() {
        client.close();
        game.close();
    }

    @Test
    void theThreeCallbacksReachTheGame() throws GameSilent {
        assertThat(client.healthy(game.port(), AMPLE)).isTrue();
        client.start(game.port(), SESSION, "", AMPLE);
        client.terminate(game.port(), 1_700_000_000L, AMPLE);

        assertThat(game.told).containsExactly("health", "start s-1", "terminate 1700000000");
    }

    @Test
    void aSickGameSaysSoItself() throws GameSilent {
        game.healthy = false;

        assertThat(client.healthy(game.port(), AMPLE)).isFalse();
    }

    @Test
    void aRefusalIsPassedOnInTheGamesWords() {
        answer(GseResponse.newBuilder()
                .setStatus(GseResponse.Status.ERROR_400)
                .setErrorMessage("map missing")
                .build());

        assertSilent(() -> client.start(game.port(), SESSION, "", AMPLE))
                .hasMessage("the game's OnStartGameServerSession refused with ERROR_400: map missing");
    }

    @Test
    void aStatusNobodyKnowsIsARefusalToo() {
        answer(GseResponse.newBuilder().setStatusValue(7).build());

        assertSilent(() -> client.terminate(game.port(), 1, AMPLE))
                .hasMessage("the game's OnProcessTerminate refused with the unknown status 7: it gave no errorMessage");
    }

    @Test
    void anErrorStatusIsToldWithItsText() {
        game.answer = out -> out.onError(
                Status.INTERNAL.withDescription("NullPointerException").asException());

        assertSilent(() -> client.start(game.port(), SESSION, "", AMPLE))
                .hasMessageContaining("gRPC status INTERNAL: NullPointerException");
    }

    @Test
    void aGameThatDoesNotAnswerIsGivenUpInTime() {
        game.answer = out -> {};

        assertSilent(() -> client.start(game.port(), SESSION, "", Duration.ofMillis(50)))
                .hasMessage("the game did not answer OnStartGameServerSession within 50 ms");
        assertSilent(() -> client.start(game.port(), SESSION, "", Duration.ZERO))
                .hasMessageContaining("within 0 s");
    }

    @Test
    void aServerWithoutTheServiceIsRecognised() throws IOException {
        Server empty = OddGame.serve(0);

        assertSilent(() -> client.healthy(empty.getPort(), AMPLE))
                .hasMessageContaining("does not implement GameServerGrpcSdkService.OnHealthCheck"
                        + " (package tencentcloud.gse.grpcsdk)");
        empty.shutdownNow();
    }

    @Test
    void aPortWhereNobodyListensIsNamed() {
        int port = game.port();
        game.close();

        assertSilent(() -> client.healthy(port, AMPLE))
                .hasMessage("the game's OnHealthCheck cannot be called: nobody listens on 127.0.0.1:" + port
                        + ", the grpcPort it announced in ProcessReady");
    }

    @Test
    void aPortThatIsNoneIsRefusedBeforeItIsDialled() {
        assertSilent(() -> client.healthy(0, AMPLE)).hasMessageContaining("is 0, it must be from 1 to 65535");
        assertSilent(() -> client.healthy(70_000, AMPLE)).hasMessageContaining("70000");
        assertSilent(() -> client.healthy(-1, AMPLE)).hasMessageContaining("-1");
    }

    @Test
    void aListenerThatHangsUpIsNotTakenForAMissingOne() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Thread.ofVirtual().start(() -> hangUpOnEverybody(rude));

            assertSilent(() -> client.healthy(rude.getLocalPort(), AMPLE))
                    .hasMessageContaining("the connection to 127.0.0.1:" + rude.getLocalPort() + " broke");
        }
    }

    @Test
    void aListenerThatSaysNothingRunsIntoTheDeadline() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertSilent(() -> client.healthy(mute.getLocalPort(), Duration.ofMillis(100)))
                    .hasMessageContaining("did not answer OnHealthCheck within 100 ms");
        }
    }

    @Test
    void aGameThatListensLateIsReachedAtTheNextTry() throws Exception {
        int port = game.port();
        game.close();
        assertSilent(() -> client.healthy(port, AMPLE)).hasMessageContaining("nobody listens");

        game = new OddGame(port);

        assertThat(client.healthy(port, AMPLE)).isTrue();
    }

    @Test
    void anotherGameOnTheSamePortIsReachedAfterTheFirstWasForgotten() throws Exception {
        int port = game.port();
        client.healthy(port, AMPLE);
        game.close();
        client.forget(port);
        client.forget(port);

        game = new OddGame(port);

        assertThat(client.healthy(port, AMPLE)).isTrue();
    }

    private void answer(GseResponse response) {
        game.answer = out -> {
            out.onNext(response);
            out.onCompleted();
        };
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertSilent(
            ThrowingCallable call) {
        return assertThatThrownBy(call).isInstanceOf(GameSilent.class);
    }

    private static void hangUpOnEverybody(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                listener.accept().close();
            } catch (IOException closed) {
                return;
            }
        }
    }
}
