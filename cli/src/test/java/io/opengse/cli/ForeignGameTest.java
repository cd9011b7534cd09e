package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.console.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Games we did not build on our own stack play a round under gse up. Skipped, and said so, where the machine has not what
 * they need; .ci/run installs it.
 */
class ForeignGameTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aWholeRoundIsPlayedAndAForgedTicketIsRefused(ExampleGame game) throws Exception {
        String fleet = game.laidOut().toString();
        Path data = data();
        RunningCommand up = RunningCommand.start(
                data,
                "up",
                "--data",
                data.toString(),
                "--api",
                "127.0.0.1:0",
                "--sdk",
                "127.0.0.1:0",
                "--fleet",
                fleet);
        try {
            up.awaitOutput("2 processes of fleet \"" + game.fleet + "\" ready");
            play(game);
        } finally {
            assertThat(up.stop()).isZero();
        }
    }

    private void play(ExampleGame game) throws IOException {
        JsonNode session = json("session", "create", "--players", "2").path("GameServerSession");
        String id = session.path("GameServerSessionId").asText();
        await().atMost(PATIENCE).until(() -> status(id), "ACTIVE"::equals);
        String ticket =
                json("player", "join", id, "ada").findValue("PlayerSessionId").asText();
        int port = session.path("Port").asInt();

        assertThat(talk(port, "psess-forged", List.of())).startsWith("Sorry");
        assertThat(talk(port, ticket, game.moves)).startsWith(game.greeting);

        await().atMost(PATIENCE).until(() -> status(id), "TERMINATED"::equals);
        JsonNode players = json("player", "list", id).path("PlayerSessions");
        assertThat(players).hasSize(1);
        assertThat(players.get(0).path("Status").asText()).isEqualTo("COMPLETED");
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String status(String id) throws IOException {
        return json("session", "show", id)
                .path("GameServerSession")
                .path("Status")
                .asText();
    }

    /** Sends the lines, says the first one that came back, and hangs up. */
    private static String talk(int port, String ticket, List<String> moves) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.println(ticket);
            moves.forEach(out::println);
            return in.readLine();
        }
    }

    private JsonNode json(String... words) throws IOException {
        Screen screen = new Screen();
        String[] command = new String[words.length + 3];
        System.arraycopy(words, 0, command, 0, words.length);
        command[words.length] = "--json";
        command[words.length + 1] = "--data";
        command[words.length + 2] = data().toString();
        assertThat(RunningCommand.run(screen, command)).as(screen.err()).isZero();
        return new ObjectMapper().readTree(screen.out());
    }
}
