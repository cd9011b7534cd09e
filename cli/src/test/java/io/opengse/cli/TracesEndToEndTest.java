package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tencentcloudapi.gse.v20191112.models.GameServerSession;
import com.tencentcloudapi.gse.v20191112.models.PlayerSession;
import io.opengse.tracing.Collector;
import io.opengse.tracing.SeenSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One trace from the call of a back end to the game's activation, as a collector of another make would see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesEndToEndTest {
    private Collector collector;
    private RunningCommand up;
    private Operator operator;

    @BeforeAll
    void upWithACollector(@TempDir Path data) throws IOException {
        collector = Collector.open();
        up = RunningCommand.start(
                data,
                "up",
                "--data",
                data.toString(),
                "--api",
                "127.0.0.1:0",
                "--sdk",
                "127.0.0.1:0",
                "--set",
                "otlp-endpoint=" + collector.endpoint());
        up.awaitOutput("processes of fleet \"demo\" ready");
        operator = new Operator(up, data);
    }

    @AfterAll
    void stop() {
        up.stop();
        collector.close();
    }

    @Test
    void aSessionIsOneTraceFromItsCreationToItsActivation() throws Exception {
        GameServerSession match = operator.match(operator.theOnlyFleet());

        SeenSpan created = about(match.getGameServerSessionId(), "CreateGameServerSession", "opengse-server");
        SeenSpan sent = about(match.getGameServerSessionId(), "StartSession", "opengse-server");
        SeenSpan told = about(match.getGameServerSessionId(), "OnStartGameServerSession", "opengse-agent");
        SeenSpan asked = about(match.getGameServerSessionId(), "ActivateGameServerSession", "opengse-agent");
        SeenSpan activated = about(match.getGameServerSessionId(), "ActivateGameServerSession", "opengse-server");
        assertThat(List.of(sent, told, asked, activated))
                .extracting(SeenSpan::traceId)
                .as(() -> collector.text(created.traceId()))
                .containsOnly(created.traceId());
        assertThat(created.parentId()).isEmpty();
        assertThat(sent.parentId()).isEqualTo(created.spanId());
        assertThat(told.parentId()).isEqualTo(sent.spanId());
        assertThat(asked.parentId()).isEqualTo(told.spanId());
        assertThat(activated.parentId()).isEqualTo(asked.spanId());
        assertThat(List.of(created, asked, activated))
                .allMatch(span ->
                        !span.tags().getOrDefault("opengse.request_id", "").isEmpty());
    }

    @Test
    void aPlayerIsOneTraceFromJoinToAcceptWhichPointsToTheSessions() throws Exception {
        GameServerSession match = operator.match(operator.theOnlyFleet());
        String session = match.getGameServerSessionId();
        PlayerSession player = operator.join(match, "ann");
        try (Guest _ = Guest.seated(player)) {
            SeenSpan joined = about(session, "JoinGameServerSession", "opengse-server");
            SeenSpan accepted = about(session, "AcceptPlayerSession", "opengse-server");

            assertThat(accepted.traceId()).isEqualTo(joined.traceId());
            assertThat(accepted.parentId()).isEqualTo(joined.spanId());
            String origin =
                    about(session, "CreateGameServerSession", "opengse-server").traceId();
            assertThat(joined.links()).containsExactly(origin);
            assertThat(accepted.links()).containsExactly(origin);
        }
    }

    private SeenSpan about(String session, String name, String service) {
        await(name + " of " + service).atMost(Operator.PATIENCE).until(() -> find(session, name, service) != null);
        return find(session, name, service);
    }

    private SeenSpan find(String session, String name, String service) {
        return collector.spans(name).stream()
                .filter(span -> span.service().equals(service))
                .filter(span -> session.equals(span.tags().get("opengse.session")))
                .findFirst()
                .orElse(null);
    }
}
