package io.opengse.agent.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who holds the other end: real sockets, real processes (bash can open a connection by itself). */
class ConnectionOwnerTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private ServerSocket sdk;
    private LinuxOs os;
    private GameFolder game;

    @BeforeEach
    void listen(@TempDir Path root) throws IOException {
        sdk = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        os = new LinuxOs(timer, sdk::getLocalPort, LocalGame.off(), ProcessLimits.NONE);
        game = new GameFolder(root);
    }

    @AfterEach
    void stop() throws IOException {
        sdk.close();
        timer.shutdownNow();
    }

    @Test
    void theConnectionOfTheLaunchedProcessIsItsOwn() throws Exception {
        ProcessIdentity caller = os.launch(caller("exec 3<>/dev/tcp/127.0.0.1/" + sdk.getLocalPort()));

        assertThat(os.holdsConnection(nextCaller(), caller)).isTrue();

        end(caller);
    }

    @Test
    void aChildMayHoldIt() throws Exception {
        ProcessIdentity wrapper =
                os.launch(caller("(exec 3<>/dev/tcp/127.0.0.1/" + sdk.getLocalPort() + "; sleep 1000) &"));

        assertThat(os.holdsConnection(nextCaller(), wrapper)).isTrue();

        end(wrapper);
    }

    @Test
    void aConnectionOfSomebodyElseIsNot() throws Exception {
        ProcessIdentity game = os.launch(caller("true"));

        try (Socket stranger = new Socket(sdk.getInetAddress(), sdk.getLocalPort())) {
            assertThat(os.holdsConnection(stranger.getLocalPort(), game)).isFalse();
        }

        end(game);
    }

    @Test
    void aConnectionToAnotherPortDoesNotCount() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, sdk.getInetAddress())) {
            ProcessIdentity caller = os.launch(caller("exec 3<>/dev/tcp/127.0.0.1/" + other.getLocalPort()));

            assertThat(os.holdsConnection(other.accept().getPort(), caller)).isFalse();

            end(caller);
        }
    }

    @Test
    void aPortNobodyCallsFromIsNobodys() throws Exception {
        ProcessIdentity game = os.launch(caller("true"));

        assertThat(os.holdsConnection(1, game)).isFalse();

        end(game);
    }

    private LaunchOrder caller(String connect) {
        return game.write("game", "#!/bin/bash\n" + connect + "\nsleep 1000\n");
    }

    private int nextCaller() throws IOException {
        return sdk.accept().getPort();
    }

    private void end(ProcessIdentity process) {
        os.kill(process);
        await().until(() -> !os.alive(process));
    }
}
