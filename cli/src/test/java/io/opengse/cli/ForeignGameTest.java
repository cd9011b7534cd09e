package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.console.Screen;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A game we did not build on our own stack: Python with Debian's C-core gRPC, a channel per call, only the gRPC status
 * looked at. Skipped, and said so, where the machine has no such Python; .ci/run installs it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignGameTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path data;
    private RunningCommand up;

    @BeforeAll
    void upWithThePythonGame(@TempDir Path folder) throws Exception {
        assumeTrue(
                runs("/usr/bin/python3", "-c", "import grpc, google.protobuf")
                        && runs("sh", "-c", "command -v protoc && command -v grpc_python_plugin"),
                "needs python3-grpcio, python3-protobuf, protobuf-compiler and protobuf-compiler-grpc from Debian");
        copy(ROOT.resolve("examples/python-game"), folder.resolve("examples/python-game"));
        copy(ROOT.resolve("protocol/src/main/protobuf"), folder.resolve("protocol/src/main/protobuf"));
        data = folder.resolve("data");
        String fleet = folder.resolve("examples/python-game/fleet.yaml").toString();
        up = RunningCommand.start(
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
        up.awaitOutput("2 processes of fleet \"python-guess\" ready");
    }

    @AfterAll
    void stop() {
        if (up != null) {
            assertThat(up.stop()).isZero();
        }
    }

    @Test
    void aWholeRoundIsPlayedAndAForgedTicketIsRefused() throws Exception {
        JsonNode session = json("session", "create", "--players", "2").path("GameServerSession");
        String id = session.path("GameServerSessionId").asText();
        await().atMost(PATIENCE).until(() -> status(id), "ACTIVE"::equals);
        String ticket =
                json("player", "join", id, "ada").findValue("PlayerSessionId").asText();

        assertThat(talk(session.path("Port").asInt(), "psess-forged")).startsWith("Sorry");
        assertThat(talk(session.path("Port").asInt(), ticket, "1000", "0")).startsWith("Welcome");

        await().atMost(PATIENCE).until(() -> status(id), "TERMINATED"::equals);
        JsonNode players = json("player", "list", id).path("PlayerSessions");
        assertThat(players).hasSize(1);
        assertThat(players.get(0).path("Status").asText()).isEqualTo("COMPLETED");
    }

    private String status(String id) throws IOException {
        return json("session", "show", id)
                .path("GameServerSession")
                .path("Status")
                .asText();
    }

    /** Sends the lines, says the first one that came back, and hangs up. */
    private static String talk(int port, String... lines) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            List.of(lines).forEach(out::println);
            return in.readLine();
        }
    }

    private JsonNode json(String... words) throws IOException {
        Screen screen = new Screen();
        String[] command = new String[words.length + 3];
        System.arraycopy(words, 0, command, 0, words.length);
        command[words.length] = "--json";
        command[words.length + 1] = "--data";
        command[words.length + 2] = data.toString();
        assertThat(RunningCommand.run(screen, command)).as(screen.err()).isZero();
        return new ObjectMapper().readTree(screen.out());
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
