package io.opengse.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.access.OpenGate;
import io.opengse.server.api.declaration.Action;
import io.opengse.server.api.operator.ConsoleLinks;
import io.opengse.server.api.page.PageTokens;
import io.opengse.server.credential.Credentials;
import io.opengse.server.example.RecordedExamples;
import io.opengse.server.history.History;
import io.opengse.server.live.NoHosts;
import io.opengse.server.upload.UploadPasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The written reference is what the server checks by; -Ddocs.write=true writes it anew. */
class ReferencePageTest {
    private static final String CLOUD = """
            # API reference

            <!-- Rendered from the declarations in server/src/main/java/io/opengse/server/api/cloud. Do not edit:
            run ./mvnw -pl server -am test -Dtest=ReferencePageTest -Ddocs.write=true -->

            The actions of Tencent Cloud GSE, version `2019-11-12`, that this server has. Use an official SDK, or sign
            requests yourself:

            - `POST /` with a JSON body, or `GET /` with the parameters in the query, on the address `gse up` prints.
            - Signed with `TC3-HMAC-SHA256` (header `Authorization`, headers `X-TC-Action`, `X-TC-Version`,
              `X-TC-Timestamp`), or with `HmacSHA256` / `HmacSHA1` (parameter `Signature`). The clocks may differ by five
              minutes. `X-TC-Content-SHA256: UNSIGNED-PAYLOAD` is taken only where the operator has set
              `unsigned-payload=true`; `X-TC-Token` is taken and not looked at, as no temporary keys are given out for calls.
            - The answer is always HTTP 200 with `{"Response": {…, "RequestId": "…"}}`; an error is
              `{"Response": {"Error": {"Code": "…", "Message": "…"}, "RequestId": "…"}}`. The message names every mistake
              of the request at once; the code is that of the first.
            - A field that is left out or `null` is not given: updates leave it as it is. Where a parameter selects
              something (ids, filters, tokens), `""` is not given either.
            - Integers may be written as strings of digits. Every field stands in every answer; what there is none of is
              `null`, `""` or `[]`. Times are UTC in whole seconds, `2026-11-22T08:00:00Z`.
            - Every example is run against a server when this page is rendered; ids, tokens and signatures stand for those
              of yours.
            - Lists that have a `NextToken` go on from the last row, so rows that come or go meanwhile neither repeat nor
              hide others. A token holds only for the parameters it was given out for (`Limit` may change).
            """;
    private static final String OPERATOR = """
            # Operator API reference

            <!-- Rendered from the declarations in server/src/main/java/io/opengse/server/api/operator. Do not edit:
            run ./mvnw -pl server -am test -Dtest=ReferencePageTest -Ddocs.write=true -->

            Actions beyond Tencent Cloud GSE, for those who run OpenGSE; the `gse` command is made of them. They are called
            and signed as those of the [API](api.md), under the same version.
            """;

    private final Engine engine =
            new Engine(new MemoryStore(), EngineSettings.standard(), Clock.systemUTC(), new Random(1), _ -> {});
    private final OpenGate gate = OpenGate.over(
            engine, Path.of("target", "reference-page"), new Credentials("AKIDroot", "key"), () -> Instant.EPOCH);
    private final OfferedActions.Surroundings surroundings = new OfferedActions.Surroundings(
            new PageTokens(new byte[] {1}),
            _ -> Optional.empty(),
            new UploadPasses(new byte[] {2}, () -> Instant.EPOCH),
            "",
            "",
            () -> Instant.EPOCH,
            gate.office(),
            gate.trail(),
            (_, secret) -> secret,
            new NoHosts().live(),
            ConsoleLinks.NONE,
            History.open(Path.of("target", "reference-page", "history"), "srv-1", () -> Instant.EPOCH),
            Optional.empty());

    @Test
    void theApiReferenceIsUpToDate(@TempDir Path folder) throws Exception {
        assertUpToDate("api.md", CLOUD, OfferedActions.cloud(engine, surroundings), RecordedExamples.record(folder));
    }

    @Test
    void theOperatorReferenceIsUpToDate() throws IOException {
        assertUpToDate("operator-api.md", OPERATOR, OfferedActions.operator(engine, surroundings), Map.of());
    }

    private static void assertUpToDate(
            String file, String introduction, List<Action<?>> actions, Map<String, Exchange> examples)
            throws IOException {
        String rendered = ReferencePage.of(introduction, actions, examples);
        Path path = Path.of("..", "docs", file);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, rendered);
        }
        assertThat(path)
                .as("run this test with -Ddocs.write=true to write docs/%s anew", file)
                .hasContent(rendered);
    }
}
