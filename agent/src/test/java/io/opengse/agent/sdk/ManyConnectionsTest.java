package io.opengse.agent.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Games that open a channel per call, as the published C# and Go examples do, and games that are not games at all. */
class ManyConnectionsTest {
    private static final int CHANNELS = 1000;
    /** Held, or its level is forgotten: it prints a stack trace for every stranger. */
    private static final Logger CONNECTIONS =
            Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerTransport.connections");

    private final RecordedCalls calls = new RecordedCalls();
    private GseSdkServer server;

    @BeforeEach
    void serve() throws IOException {
        CONNECTIONS.setLevel(Level.WARNING);
        server = GseSdkServer.start(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0),
                calls,
                SdkErrors.RESPONSE,
                SdkClient.LIMITS,
                new SplittableRandom(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aChannelPerCallLeavesNothingOpen() throws Exception {
        callOnce();
        long before = openFiles();
        List<Future<?>> games = new ArrayList<>();
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            for (int each = 0; each < CHANNELS; each++) {
                games.add(crowd.submit(this::callOnce));
            }
        }

        for (Future<?> each : games) {
            each.get();
        }
        assertThat(calls.seen).hasSize(CHANNELS + 1);
        await().until(() -> openFiles() <= before + 2);
    }

    @Test
    void strangersThatSpeakNoGrpcDoNotDisturbTheGames() throws IOException {
        List<Socket> strangers = new ArrayList<>();
        for (int each = 0; each < 50; each++) {
            Socket stranger = new Socket("127.0.0.1", server.port());
            stranger.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            strangers.add(stranger);
        }

        callOnce();

        for (Socket stranger : strangers) {
            stranger.close();
        }
        assertThat(calls.seen).hasSize(1);
    }

    private void callOnce() {
        try (SdkClient game = SdkClient.to(server.port())) {
            game.with("pid", "1").acceptPlayerSession(AcceptPlayerSessionRequest.getDefaultInstance());
        }
    }

    private static long openFiles() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }
}
