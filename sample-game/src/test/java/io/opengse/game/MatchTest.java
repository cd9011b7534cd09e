package io.opengse.game;

import static io.opengse.game.RunningGame.SESSION;
import static io.opengse.game.RunningGame.property;
import static io.opengse.game.RunningGame.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.protocol.gse.ReportCustomDataRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchTest {
    @TempDir
    Path logs;

    @Test
    void twoPlayersPlayAMatchToItsEnd() throws Exception {
        try (var game = new RunningGame(logs)) {
            game.agent.startSession(session(SESSION, property("sticks", "5")));
            try (var ann = game.player("psess-ann")) {
                ann.hears("ann has come in");
                try (var bob = game.player("psess-bob")) {
                    assertThat(bob.hears("(5 sticks)")).contains("| | | | |").contains("ann, take 1 to 3");
                    bob.type("1");
                    bob.hears("No: it is not your turn");
                    ann.type("take 1");
                    bob.hears("(4 sticks)");
                    bob.type("3");
                    ann.hears("(1 stick)");
                    ann.type("1");

                    bob.hears("*** ann wins");
                    bob.isSentAway();
                    ann.isSentAway();
                }
            }
            game.agent.await("TerminateGameServerSession");
            assertThat(game.agent.methods())
                    .containsSubsequence("AcceptPlayerSession", "AcceptPlayerSession", "RemovePlayerSession");
        }
    }

    @Test
    void aTicketThatGseRefusesLetsNobodyIn() throws Exception {
        try (var game = RunningGame.hosting(logs);
                var stranger = game.player("forged")) {
            assertThat(stranger.hears("Sorry")).contains("UNEXPECTED_PLAYER_SESSION");
            stranger.isSentAway();
            assertThat(game.agent.methods()).doesNotContain("ReportCustomData");
        }
    }

    @Test
    void aCallThatGseDroppedIsMadeAgain() throws Exception {
        try (var game = RunningGame.hosting(logs)) {
            game.agent.breakOff("AcceptPlayerSession");

            try (var ann = game.player("psess-ann")) {
                ann.hears("Welcome");
                assertThat(game.agent.methods()).containsSubsequence("AcceptPlayerSession", "AcceptPlayerSession");
            }
        }
    }

    @Test
    void aTicketIsGoodForOneConnection() throws Exception {
        try (var game = RunningGame.hosting(logs);
                var ann = game.player("psess-ann")) {
            ann.hears("Waiting");
            try (var copy = game.player("psess-ann")) {
                copy.hears("used once");
                copy.isSentAway();
            }
        }
    }

    @Test
    void withoutASessionNobodyComesIn() throws Exception {
        try (var game = new RunningGame(logs);
                var early = game.player("psess-ann")) {
            early.hears("Nobody plays here now");
            early.isSentAway();
        }
    }

    @Test
    void aWatcherSeesTheMatchWithoutATicket() throws Exception {
        try (var game = RunningGame.hosting(logs);
                var watcher = game.player("watch")) {
            watcher.hears("You are watching");
            try (var ann = game.player("psess-ann");
                    var bob = game.player("psess-bob")) {
                ann.hears("plays");
                watcher.type("1");
                watcher.hears("You do not play");
                bob.type("say hello");
                watcher.hears("hello");
            }
            watcher.isSentAway();
        }
    }

    @Test
    void whoLeavesLoses() throws Exception {
        try (var game = RunningGame.hosting(logs);
                var ann = game.player("psess-ann")) {
            ann.hears("Waiting");
            try (var bob = game.player("psess-bob")) {
                bob.hears("(15 sticks)");
            }
            ann.hears("*** ann wins: bob has given up. ***");
            game.agent.await("RemovePlayerSession");
            game.agent.await("TerminateGameServerSession");
        }
    }

    @Test
    void takenSeatsAreReported() throws Exception {
        try (var game = RunningGame.hosting(logs);
                var ann = game.player("psess-ann")) {
            ann.hears("Waiting");

            var call = game.agent.await("ReportCustomData");
            assertThat(call.request())
                    .isEqualTo(ReportCustomDataRequest.newBuilder()
                            .setCurrentCustomCount(1)
                            .setMaxCustomCount(4)
                            .build());
        }
    }

    @Test
    void theMatchIsWrittenToALogOfItsOwn() throws Exception {
        try (var game = RunningGame.hosting(logs)) {
            try (var ann = game.player("psess-ann")) {
                ann.hears("Waiting");
            }
            game.agent.await("TerminateGameServerSession");

            assertThat(Files.readString(logs.resolve("gssess-1.log")))
                    .contains("Nim with 15 sticks", "ann has come in", "ann has left", "The match is over");
        }
    }

    @Test
    void afterAMatchTheSameProcessTakesAnother() throws Exception {
        try (var game = RunningGame.hosting(logs)) {
            try (var ann = game.player("psess-ann")) {
                ann.hears("Waiting");
            }
            game.agent.await("TerminateGameServerSession");

            game.agent.startSession(session(SESSION + "-b"));
            try (var bob = game.player("psess-bob")) {
                bob.hears("bob has come in");
            }
        }
    }

    @Test
    void aThirdPlayerWaitsInLineAndAnIdleMatchGoesOn() throws Exception {
        try (var game = RunningGame.hosting(logs, "--idle-match");
                var ann = game.player("psess-ann")) {
            ann.hears("Waiting");
            try (var bob = game.player("psess-bob")) {
                bob.hears("plays");
                try (var eve = game.player("psess-eve")) {
                    eve.hears("number 1 in line");
                    bob.type("quit");
                    eve.hears("ann plays eve");
                }
            }
            ann.hears("Waiting for another player");
            assertThat(game.agent.methods()).doesNotContain("TerminateGameServerSession");
        }
    }
}
