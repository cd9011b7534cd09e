package io.opengse.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.cli.Node;
import io.opengse.cli.NodeClient;
import io.opengse.cli.place.Credentials;
import io.opengse.server.api.OfficialApi;
import io.opengse.server.example.Example;
import io.opengse.server.example.ExampleWorld;
import io.opengse.server.example.Examples;
import io.opengse.server.http.ServedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every action, by the official clients, in every way they can sign and send; -Ddocs.write=true writes the page. */
class ConformanceTest {
    private static final Credentials CREDENTIALS = new Credentials(ServedEngine.SECRET_ID, ServedEngine.SECRET_KEY);
    private static final Path PAGE = Path.of("..", "docs", "conformance.md");

    @TempDir
    private Path folder;

    @Test
    void everyClientGetsTheDocumentedAnswersInEveryWay() throws Exception {
        Node.isThere();
        NodeClient.install();
        Map<String, ConformanceTable.Row> rows = new TreeMap<>();
        Examples.all()
                .forEach(example ->
                        rows.put(example.action(), new ConformanceTable.Row(example.action(), new LinkedHashMap<>())));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Map<Way, Future<Map<String, List<String>>>> tried = new LinkedHashMap<>();
            Way.all().forEach(way -> tried.put(way, threads.submit(() -> outcomes(way))));
            for (Map.Entry<Way, Future<Map<String, List<String>>>> one : tried.entrySet()) {
                one.getValue()
                        .get()
                        .forEach((action, outcomes) ->
                                rows.get(action).outcomes().put(one.getKey(), outcomes));
            }
        }

        assertThat(rows.values()).allSatisfy(ConformanceTest::assertConforms);
        String page = ConformanceTable.render(
                List.copyOf(rows.values()), OfficialApi.read().actions().size());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("run this test with -Ddocs.write=true to write docs/conformance.md anew")
                .hasContent(page);
    }

    private static void assertConforms(ConformanceTable.Row row) {
        String documented = Examples.of(row.action()).orElseThrow().outcome();
        assertThat(row.outcomes().values())
                .as("%s: %s", row.action(), row.outcomes())
                .allSatisfy(outcomes -> assertThat(outcomes).isEqualTo(row.usual()));
        assertThat(row.usual().getLast()).as("the example of %s", row.action()).isEqualTo(documented);
    }

    /** By action: the outcome of {} and that of the example. */
    private Map<String, List<String>> outcomes(Way way) throws IOException, InterruptedException {
        Map<String, List<String>> outcomes = new TreeMap<>();
        Path own = Files.createDirectories(folder.resolve(way.client() + way.signature() + way.method()));
        try (ServedEngine server = new ServedEngine(own);
                OfficialCalls client = client(way, server.endpoint())) {
            ExampleWorld world = ExampleWorld.prepare(server, Clock.systemUTC());
            for (Example example : Examples.all()) {
                outcomes.computeIfAbsent(example.action(), _ -> new ArrayList<>())
                        .add(code(client, example.action(), "{}"));
            }
            for (Example example : Examples.all()) {
                outcomes.get(example.action()).add(code(client, example.action(), world.request(example)));
            }
        }
        return outcomes;
    }

    private static OfficialCalls client(Way way, String endpoint) throws IOException {
        return switch (way.client()) {
            case JAVA -> new JavaCalls(endpoint, CREDENTIALS, way);
            case NODE -> new NodeCalls(endpoint, CREDENTIALS, way);
        };
    }

    private static String code(OfficialCalls client, String action, String request) throws IOException {
        Outcome outcome = client.call(action, request);
        assertThat(outcome.code()).as("the code of %s %s", action, request).isNotBlank();
        assertThat(outcome.requestId())
                .as("the RequestId of %s %s", action, request)
                .matches("[0-9a-f-]{36}");
        return outcome.code();
    }
}
