package io.opengse.game;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.game.agent.FakeAgent;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a real process: what its Main does. */
class GameProcessTest {
    @TempDir
    Path folder;

    @Test
    void anUnknownSwitchShowsTheUsage() throws Exception {
        assertThat(exitCode(start("127.0.0.1:1", "--bogus"))).isEqualTo(2);
        assertThat(output()).contains("unknown switch --bogus", "--hang-health");
    }

    @Test
    void aBadAddressOfGseIsExplained() throws Exception {
        assertThat(exitCode(start("localhost"))).isEqualTo(2);
        assertThat(output()).contains("GSE_SDK_ADDRESS=localhost");
    }

    @Test
    void aBusyPortIsExplained() throws Exception {
        try (var busy = new ServerSocket(0)) {
            assertThat(exitCode(start("127.0.0.1:1", "--bind=" + busy.getLocalPort())))
                    .isEqualTo(3);
            assertThat(output()).contains("the client port is busy");
        }
    }

    @Test
    void aCrashHasAnExitCodeOfItsOwn() throws Exception {
        assertThat(exitCode(start("127.0.0.1:1", "--crash-on-start"))).isEqualTo(70);
    }

    @Test
    void aLifeInGoodOrderEndsWithTheExitCodeAskedFor() throws Exception {
        try (var agent = FakeAgent.start()) {
            var game = start("127.0.0.1:" + agent.address().getPort(), "--exit-code=7");
            assertThat(agent.await("ProcessReady").pid()).isEqualTo(Long.toString(game.pid()));
            agent.startSession(RunningGame.session(RunningGame.SESSION));
            agent.terminate(0);

            assertThat(exitCode(game)).isEqualTo(7);
            assertThat(agent.methods()).containsSubsequence("TerminateGameServerSession", "ProcessEnding");
            assertThat(folder.resolve("logs/" + game.pid() + "/gssess-1.log")).exists();
        }
    }

    @Test
    void aProcessThatIsNotTakenSaysWhy() throws Exception {
        try (var agent = FakeAgent.start()) {
            agent.answer("ProcessReady", FakeAgent.refusal("PROCESS_READY_FAILED: nobody launched you"));

            assertThat(exitCode(start("127.0.0.1:" + agent.address().getPort())))
                    .isEqualTo(4);
            assertThat(output()).contains("PROCESS_READY_FAILED: nobody launched you");
        }
    }

    @Test
    void thePortOfARouterIsAnnouncedInsteadOfItsOwn() throws Exception {
        try (var agent = FakeAgent.start()) {
            var game = start("127.0.0.1:" + agent.address().getPort(), "--public-port=30001");

            assertThat(agent.awaitReady().getClientPort()).isEqualTo(30_001);

            agent.terminate(0);
            assertThat(exitCode(game)).isZero();
        }
    }

    @Test
    void aRehearsalNeedsNoGse() throws Exception {
        assertThat(exitCode(start("127.0.0.1:1", "--rehearse"))).isZero();
    }

    private Process start(String gseAddress, String... switches) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xmx48m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GameMain.class.getName()));
        command.addAll(List.of(switches));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("GSE_SDK_ADDRESS", gseAddress);
        return builder.start();
    }

    private static int exitCode(Process game) throws InterruptedException {
        try {
            assertThat(game.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return game.exitValue();
        } finally {
            game.destroyForcibly();
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
