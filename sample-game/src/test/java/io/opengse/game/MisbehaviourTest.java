package io.opengse.game;

import static io.opengse.game.RunningGame.SESSION;
import static io.opengse.game.RunningGame.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.HealthCheckRequest;
import io.opengse.protocol.gse.StartGameServerSessionRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MisbehaviourTest {
    private static final Duration NOT_LONG = Duration.ofMillis(300);

    @TempDir
    Path logs;

    @Test
    void anUnhealthyGameSaysSo() throws Exception {
        try (var game = new RunningGame(logs, "--unhealthy")) {
            assertThat(game.agent.healthy()).isFalse();
        }
    }

    @Test
    void aHangingHealthCheckIsNeverAnswered() throws Exception {
        try (var game = new RunningGame(logs, "--hang-health")) {
            var stub = game.agent.game().withDeadlineAfter(NOT_LONG);

            assertThatThrownBy(() -> stub.onHealthCheck(HealthCheckRequest.getDefaultInstance()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("DEADLINE_EXCEEDED");
        }
    }

    @Test
    void aSlowHealthCheckIsAnsweredInTheEnd() throws Exception {
        try (var game = new RunningGame(logs, "--health-delay=50")) {
            assertThat(game.agent.healthy()).isTrue();
        }
    }

    @Test
    void aStartCanBeRefused() throws Exception {
        try (var game = new RunningGame(logs, "--refuse-start")) {
            assertThat(game.agent.startSession(session(SESSION)).getStatus()).isEqualTo(GseResponse.Status.ERROR_500);
        }
    }

    @Test
    void aHangingStartIsNeverAnswered() throws Exception {
        try (var game = new RunningGame(logs, "--hang-start")) {
            var stub = game.agent.game().withDeadlineAfter(NOT_LONG);

            assertThatThrownBy(() -> stub.onStartGameServerSession(StartGameServerSessionRequest.getDefaultInstance()))
                    .hasMessageContaining("DEADLINE_EXCEEDED");
        }
    }

    @Test
    void anActivationCanComeTwice() throws Exception {
        try (var game = RunningGame.hosting(logs, "--activate=twice")) {
            assertThat(game.agent.methods())
                    .containsExactly("ProcessReady", "ActivateGameServerSession", "ActivateGameServerSession");
        }
    }

    @Test
    void anActivationCanStayAway() throws Exception {
        try (var game = RunningGame.hosting(logs, "--activate=never")) {
            assertThat(game.agent.methods()).containsExactly("ProcessReady");
        }
    }

    @Test
    void anActivationCanComeLate() throws Exception {
        try (var game = RunningGame.hosting(logs, "--activate=late:50")) {
            game.agent.await("ActivateGameServerSession");
        }
    }

    @Test
    void anActivationCanNameTheWrongSession() throws Exception {
        try (var game = RunningGame.hosting(logs, "--activate=wrong-id")) {
            var call = (ActivateGameServerSessionRequest)
                    game.agent.await("ActivateGameServerSession").request();
            assertThat(call.getGameServerSessionId()).isNotEqualTo(SESSION);
        }
    }

    @Test
    void terminateCanBeIgnored() throws Exception {
        try (var game = RunningGame.hosting(logs, "--ignore-terminate")) {
            game.agent.terminate(0);

            assertThat(game.agent.startSession(session(SESSION + "-b")).getErrorMessage())
                    .contains("already hosts a session");
            assertThat(game.goesOn()).isTrue();
        }
    }

    @Test
    void aGameCanLeaveWithoutAWord() throws Exception {
        try (var game = RunningGame.hosting(logs, "--leave-without-ending")) {
            game.agent.terminate(0);

            game.exits();
            assertThat(game.agent.methods()).doesNotContain("TerminateGameServerSession", "ProcessEnding");
        }
    }

    @Test
    void aProcessCanEndAfterEachMatch() throws Exception {
        try (var game = RunningGame.hosting(logs, "--end-after-match")) {
            try (var ann = game.player("psess-ann")) {
                ann.hears("Waiting");
            }

            game.exits();
            assertThat(game.agent.methods()).containsSubsequence("TerminateGameServerSession", "ProcessEnding");
        }
    }
}
