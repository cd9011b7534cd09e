package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opengse.cli.console.Screen;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsCommandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENT = """
            {"Number":7,"Time":"2026-01-01T00:00:02Z","EventCode":"SERVER_PROCESS_CRASHED","Actor":"host host-1",\
            "Message":"crashed","ProcessId":"proc-1"}""";
    private static final String CALLS = """
            {"Missed":0,"Calls":[{"Number":1,"Time":"2026-01-01T00:00:01Z","Direction":"FROM_GAME",\
            "Method":"ProcessReady","SdkRequestId":"r-1","Arguments":"clientPort=7","Answer":"OK","Error":"",\
            "Microseconds":1500},{"Number":2,"Time":"2026-01-01T00:00:03Z","Direction":"TO_GAME",\
            "Method":"OnHealthCheck","SdkRequestId":"","Arguments":"","Answer":"","Error":"silent",\
            "Microseconds":200}]}""";

    @TempDir
    private Path data;

    private final Screen screen = new Screen();
    private ScriptedApi api;

    @BeforeEach
    void aServer() throws IOException {
        api = new ScriptedApi()
                .answering("OpengseListProcesses", "{\"Processes\":[{\"ProcessId\":\"proc-1\"}]}")
                .answering("OpengseListEvents", "{\"Events\":[" + EVENT + "]}")
                .answering("OpengseListSdkCalls", CALLS);
        new DataDirectory(data).announce(new Endpoints(api.address(), "127.0.0.1:5758"));
        Files.writeString(data.resolve("credentials.json"), "{\"secretId\":\"AKIDtest\",\"secretKey\":\"key\"}");
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    @Test
    void whatOneProcessPrintsIsShownAsItIs() {
        printing("one\\ntwo\\nthr");

        assertThat(gse("logs", "proc-1", "-n", "3")).isZero();

        assertThat(screen.out()).isEqualTo("one\ntwo\nthr\n");
        assertThat(api.asked("OpengseGetProcessOutput"))
                .singleElement()
                .satisfies(asked ->
                        assertThat(asked.parameters().path("LastLines").asInt()).isEqualTo(3));
    }

    @Test
    void eventsAndCallsAreMergedByTheirTime() {
        assertThat(gse("logs", "--stream", "engine,sdk")).isZero();

        assertThat(screen.out()).isEqualTo("""
                00:00:01.000  proc-1 ⇐ ProcessReady  clientPort=7  → OK  (1.5 ms, request r-1)
                00:00:02.000  engine   SERVER_PROCESS_CRASHED  crashed
                00:00:03.000  proc-1 ⇒ OnHealthCheck  ✗ silent  (0.2 ms)
                """);
    }

    @Test
    void whatMattersLessIsLeftOut() {
        printing("all fine\\n[WARN] low\\n2026-01-01 ERROR broken\\n");

        assertThat(gse("logs", "--stream", "process,engine", "--level", "error"))
                .isZero();

        assertThat(screen.out()).contains("broken").contains("crashed").doesNotContain("low", "fine");
    }

    @Test
    void programsGetOneDocument() throws IOException {
        printing("hello\\n");

        assertThat(gse("logs", "--json")).isZero();

        JsonNode line = new ObjectMapper().readTree(screen.out()).at("/Lines/0");
        assertThat(line.path("ProcessId").asText()).isEqualTo("proc-1");
        assertThat(line.path("Stream").asText()).isEqualTo("process");
        assertThat(line.path("Level").asText()).isEqualTo("INFO");
        assertThat(line.path("Line").asText()).isEqualTo("hello");
    }

    @Test
    void whatWasLeftOutIsMarked() {
        api.answering(
                "OpengseGetProcessOutput",
                "{\"Text\":\"last\\n\",\"NextPosition\":99,\"LostBytes\":0,\"SkippedBytes\":1234}");

        assertThat(gse("logs", "proc-1")).isZero();

        assertThat(screen.out()).startsWith("… 1234 bytes left out").endsWith("last\n");
    }

    @Test
    void noGameMovesTheCursorOfItsReader() {
        printing("\\u001b[2J\\u001b[31mred\\u001b[0m\\u0007\\n");

        assertThat(gse("logs", "proc-1")).isZero();

        assertThat(screen.out()).isEqualTo("red\n");
    }

    @Test
    void aRefusalForTheOneProcessIsTold() {
        api.refusing("OpengseGetProcessOutput", "ResourceUnavailable", "host host-1 is not connected");

        assertThat(gse("logs", "proc-1")).isEqualTo(1);
        assertThat(screen.err()).contains("host host-1 is not connected");
    }

    @Test
    void oneOfManyWhoseHostIsAwayIsPassedOver() {
        api.refusing("OpengseGetProcessOutput", "ResourceUnavailable", "host host-1 is not connected");
        api.answeringOnly(
                "OpengseListSdkCalls",
                "{\"Error\":{\"Code\":\"ResourceUnavailable\",\"Message\":\"host host-1 is not connected\"}}");

        assertThat(gse("logs", "--stream", "engine,process,sdk")).isZero();
        assertThat(screen.out()).contains("SERVER_PROCESS_CRASHED");
    }

    @Test
    void anUnknownStreamIsAMistakeOfUsage() {
        assertThat(gse("logs", "--stream", "engines")).isEqualTo(2);
    }

    @Test
    void aFollowerIsToldOfEachStream() throws InterruptedException {
        printing("hello\\n");

        Thread follower = Thread.ofVirtual().start(() -> gse("logs", "-f", "--json"));

        await().atMost(PATIENCE).until(() -> screen.out().contains("hello"));
        await().atMost(PATIENCE).until(() -> screen.out().contains("SERVER_PROCESS_CRASHED"));
        await().atMost(PATIENCE).until(() -> screen.out().contains("OnHealthCheck"));
        follower.interrupt();
        follower.join();
    }

    @Test
    void aFollowerWhoMayNotLookIsToldAndDoesNotWait() {
        api.answeringOnly(
                "OpengseListProcesses",
                "{\"Error\":{\"Code\":\"UnauthorizedOperation\",\"Message\":\"no policy allows it\"}}");

        assertThat(gse("logs", "-f")).isEqualTo(1);
        assertThat(screen.err()).contains("no policy allows it");
    }

    private void printing(String json) {
        api.answering(
                "OpengseGetProcessOutput",
                "{\"Text\":\"" + json + "\",\"NextPosition\":9,\"LostBytes\":0,\"SkippedBytes\":0}");
        api.answering(
                "OpengseGetProcessOutput", "{\"Text\":\"\",\"NextPosition\":9,\"LostBytes\":0,\"SkippedBytes\":0}");
    }

    private int gse(String... arguments) {
        String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--data", data.toString()))
                .toArray(String[]::new);
        return Gse.run(
                new Surroundings(
                        screen.console(),
                        Map.of(),
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                        new Random(1),
                        Thread::sleep,
                        CompletableFuture::new,
                        ""),
                all);
    }
}
