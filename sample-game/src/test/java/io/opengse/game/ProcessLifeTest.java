package io.opengse.game;

import static io.opengse.game.RunningGame.SESSION;
import static io.opengse.game.RunningGame.property;
import static io.opengse.game.RunningGame.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.game.agent.FakeAgent;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.GseResponse;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLifeTest {
    @TempDir
    Path logs;

    @Test
    void readySaysPortsLogsAndWhoIsCalling() throws Exception {
        try (var game = new RunningGame(logs)) {
            var ready = game.agent.awaitReady();

            assertThat(ready.getClientPort()).isEqualTo(game.clientPort());
            assertThat(ready.getGrpcPort()).isEqualTo(game.callbackPort());
            assertThat(ready.getLogPathsToUploadList()).containsExactly(logs.toString());
            var call = game.agent.await("ProcessReady");
            assertThat(call.pid()).isEqualTo("4711");
            assertThat(call.requestId()).isNotEmpty();
        }
    }

    @Test
    void aSessionIsActivatedInsideTheCallback() throws Exception {
        try (var game = new RunningGame(logs)) {
            var answer = game.agent.startSession(session(SESSION));

            assertThat(answer.getStatus()).isEqualTo(GseResponse.Status.OK);
            assertThat(game.agent.methods()).containsExactly("ProcessReady", "ActivateGameServerSession");
            var activated = (ActivateGameServerSessionRequest)
                    game.agent.await("ActivateGameServerSession").request();
            assertThat(activated.getGameServerSessionId()).isEqualTo(SESSION);
            assertThat(activated.getMaxPlayers()).isEqualTo(4);
        }
    }

    @Test
    void everyCallHasARequestIdOfItsOwn() throws Exception {
        try (var game = RunningGame.hosting(logs)) {
            assertThat(game.agent.calls().stream().map(call -> call.requestId()).distinct())
                    .hasSize(2);
        }
    }

    @Test
    void propertiesItCannotPlayByRefuseTheSession() throws Exception {
        try (var game = new RunningGame(logs)) {
            var answer = game.agent.startSession(session(SESSION, property("sticks", "none")));

            assertThat(answer.getStatus()).isEqualTo(GseResponse.Status.ERROR_400);
            assertThat(answer.getErrorMessage()).contains("sticks=none");
            assertThat(game.agent.methods()).containsExactly("ProcessReady");
        }
    }

    @Test
    void aSecondSessionAtTheSameTimeIsRefused() throws Exception {
        try (var game = RunningGame.hosting(logs)) {
            assertThat(game.agent.startSession(session(SESSION + "-b")).getErrorMessage())
                    .contains("already hosts a session");
        }
    }

    @Test
    void aSessionThatGseWillNotActivateIsForgotten() throws Exception {
        try (var game = new RunningGame(logs)) {
            var no = FakeAgent.refusal("GAME_SERVER_SESSION_READY_FAILED: it is over");
            game.agent.answer("ActivateGameServerSession", no);
            assertThat(game.agent.startSession(session(SESSION))).isEqualTo(no);

            game.agent.answer("ActivateGameServerSession", GseResponse.getDefaultInstance());
            assertThat(game.agent.startSession(session(SESSION + "-b")).getStatus())
                    .isEqualTo(GseResponse.Status.OK);
        }
    }

    @Test
    void itIsHealthy() throws Exception {
        try (var game = new RunningGame(logs)) {
            assertThat(game.agent.healthy()).isTrue();
        }
    }

    @Test
    void terminateWithoutASessionEndsTheProcessAtOnce() throws Exception {
        try (var game = new RunningGame(logs)) {
            game.agent.terminate(4_000_000_000L);

            game.agent.await("ProcessEnding");
            game.exits();
            assertThat(game.agent.methods()).doesNotContain("TerminateGameServerSession");
        }
    }

    @Test
    void terminateWithASessionNobodyIsInEndsBoth() throws Exception {
        try (var game = RunningGame.hosting(logs)) {
            game.agent.terminate(4_000_000_000L);

            game.exits();
            assertThat(game.agent.methods()).containsSubsequence("TerminateGameServerSession", "ProcessEnding");
        }
    }

    @Test
    void terminateLetsARunningMatchFinish() throws Exception {
        try (var game = RunningGame.hosting(logs);
                var ann = game.player("psess-ann");
                var bob = game.player("psess-bob")) {
            bob.hears("sticks");
            ann.hears("sticks");
            game.agent.terminate(4_000_000_000L);
            bob.hears("will close");
            assertThat(game.goesOn()).isTrue();

            ann.type("quit");
            bob.hears("wins");
            game.exits();
            assertThat(game.agent.methods()).containsSubsequence("TerminateGameServerSession", "ProcessEnding");
        }
    }

    @Test
    void aMatchEndsWhenTheTerminationTimeHasCome() throws Exception {
        try (var game = RunningGame.hosting(logs);
                var ann = game.player("psess-ann")) {
            ann.hears("Waiting");
            game.agent.terminate(1_000_000_000L);

            ann.hears("the server must close now");
            game.exits();
            var over = (TerminateGameServerSessionRequest)
                    game.agent.await("TerminateGameServerSession").request();
            assertThat(over.getGameServerSessionId()).isEqualTo(SESSION);
        }
    }
}
