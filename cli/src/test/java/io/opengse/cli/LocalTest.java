package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** gse local with a game that somebody starts by hand, driven as its documentation drives GSE Local: by plain POSTs. */
class LocalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningCommand local;
    private Process game;

    @BeforeEach
    void localAndAGame() throws IOException {
        local = RunningCommand.start(
                data, "local", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        game = startedGame();
    }

    @AfterEach
    void stop() {
        game.destroy();
        local.stop();
    }

    @Test
    void aGameStartedByHandGetsASession() throws IOException {
        local.awaitOutput("set runner success");

        String created = capi("{\"Action\":\"CreateGameServerSession\",\"FleetId\":\"fleet-any\","
                + "\"MaximumPlayerSessionCount\":2}");

        assertThat(created).contains("\"Status\":\"ACTIVATING\"").contains("qcs::gse:local::gameserversession/");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(capi("{\"Action\":\"DescribeGameServerSessions\",\"FleetId\":\"fleet-any\"}"))
                                .contains("\"Status\":\"ACTIVE\""));
        local.awaitOutput("onGameSessionActivate received");
        assertThat(local.screen().out().lines()).allMatch(line -> line.startsWith("{\"level\":"));
    }

    private Process startedGame() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.opengse.game.GameMain")
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(new File(data.toFile(), "game.out"));
        builder.environment().put("GSE_SDK_ADDRESS", local.endpoints().sdk());
        return builder.start();
    }

    private String capi(String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + local.endpoints().api() + "/capi"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
