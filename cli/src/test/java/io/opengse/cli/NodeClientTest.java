package io.opengse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.demo.Players;
import io.opengse.cli.place.Credentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** tencentcloud-sdk-nodejs 4.0.1010 (GSE 2019-11-12) against gse up, in every way it can sign and send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "duel & a=b +c/~*'(d)%";

    private RunningCommand up;

    @BeforeAll
    void upWithTheDemoFleet(@TempDir Path data) throws Exception {
        Node.isThere();
        NodeClient.install();
        up = RunningCommand.start(
                data, "up", "--data", data.toString(), "--api", "127.0.0.1:0", "--sdk", "127.0.0.1:0");
        up.awaitOutput("3 processes of fleet \"demo\" ready");
    }

    @AfterAll
    void stop() {
        if (up != null) {
            assertThat(up.stop()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TC3-HMAC-SHA256,POST",
        "TC3-HMAC-SHA256,GET",
        "HmacSHA256,POST",
        "HmacSHA256,GET",
        "HmacSHA1,POST",
        "HmacSHA1,GET"
    })
    void aWholeMatch(String signature, String method) throws Exception {
        try (NodeClient client = client(signature, method)) {
            JsonNode session = created(client);
            Map<String, String> one = Map.of("GameServerSessionId", id(session));
            await().atMost(PATIENCE).until(() -> status(client, one), "ACTIVE"::equals);
            assertThat(found(client, session)).isEqualTo(id(session));

            String result = Players.play(
                    new InetSocketAddress(
                            session.path("IpAddress").asText(),
                            session.path("Port").asInt()),
                    joined(client, session, "ada", "bob"));

            assertThat(result).contains("wins");
            await().atMost(PATIENCE).until(() -> status(client, one), "TERMINATED"::equals);
            assertThat(client.call("DescribePlayerSessions", one)
                            .path("PlayerSessions")
                            .findValuesAsText("PlayerId"))
                    .containsExactlyInAnyOrder("ada", "bob");
            await().atMost(PATIENCE).ignoreExceptions().until(() -> hasLogs(client, one));
        }
    }

    @ParameterizedTest
    @CsvSource({"TC3-HMAC-SHA256,POST", "TC3-HMAC-SHA256,GET", "HmacSHA256,POST", "HmacSHA1,GET"})
    void aRefusalHasItsCodeAndItsRequestId(String signature, String method) throws Exception {
        try (NodeClient client = client(signature, method)) {
            JsonNode missing = client.refused("JoinGameServerSession", Map.of("PlayerId", "ada"));
            assertThat(missing.path("code").asText()).isEqualTo("MissingParameter");
            assertThat(missing.path("requestId").asText()).isNotBlank();

            JsonNode unknown = client.refused(
                    "JoinGameServerSession",
                    Map.of("PlayerId", "ada", "GameServerSessionId", "qcs::gse:local:uin/1:gameserversession/f/none"));
            assertThat(unknown.path("code").asText()).startsWith("ResourceNotFound");
            assertThat(unknown.path("requestId").asText()).isNotBlank();
            assertThat(unknown.path("message").asText()).contains("none");
        }
    }

    @Test
    void aWrongKeyIsRefusedHoweverItSigns() throws Exception {
        Credentials real = up.directory().credentials().orElseThrow();
        Credentials wrong = new Credentials(real.secretId(), "not-the-key");
        for (String signature : List.of("TC3-HMAC-SHA256", "HmacSHA1", "HmacSHA256")) {
            try (NodeClient client = new NodeClient(up.endpoints().api(), wrong, List.of(signature, "POST"))) {
                JsonNode refusal = client.refused("ListFleets", Map.of());

                assertThat(refusal.path("code").asText()).isEqualTo("AuthFailure.SignatureFailure");
                assertThat(refusal.path("requestId").asText()).isNotBlank();
            }
        }
    }

    private NodeClient client(String signature, String method) throws IOException {
        Credentials credentials = up.directory().credentials().orElseThrow();
        return new NodeClient(up.endpoints().api(), credentials, List.of(signature, method));
    }

    private static JsonNode created(NodeClient client) throws IOException {
        String fleet =
                client.call("ListFleets", Map.of()).path("FleetIds").path(0).asText();
        JsonNode session = client.call(
                        "CreateGameServerSession",
                        Map.of(
                                "FleetId",
                                fleet,
                                "Name",
                                NAME,
                                "MaximumPlayerSessionCount",
                                2,
                                "GameProperties",
                                List.of(
                                        Map.of("Key", "mode", "Value", "1 + 1 = 2?"),
                                        Map.of("Key", "k2", "Value", "&"))))
                .path("GameServerSession");
        assertThat(session.path("Name").asText()).isEqualTo(NAME);
        assertThat(session.path("GameProperties").findValuesAsText("Value"))
                .containsExactlyInAnyOrder("1 + 1 = 2?", "&");
        return session;
    }

    /** By a search for what only the newest has: those before are no longer active. */
    private static String found(NodeClient client, JsonNode session) throws IOException {
        return client.call(
                        "SearchGameServerSessions",
                        Map.of(
                                "FleetId", session.path("FleetId").asText(),
                                "FilterExpression", "maximumSessions=2 AND hasAvailablePlayerSessions=true",
                                "SortExpression", "creationTimeMillis DESC"))
                .path("GameServerSessions")
                .path(0)
                .path("GameServerSessionId")
                .asText();
    }

    private static Map<String, String> joined(NodeClient client, JsonNode session, String... players)
            throws IOException {
        Map<String, String> tickets = new LinkedHashMap<>();
        for (String player : players) {
            tickets.put(
                    player,
                    client.call("JoinGameServerSession", Map.of("GameServerSessionId", id(session), "PlayerId", player))
                            .path("PlayerSession")
                            .path("PlayerSessionId")
                            .asText());
        }
        return tickets;
    }

    private static String status(NodeClient client, Map<String, String> session) throws IOException {
        return client.call("DescribeGameServerSessions", session)
                .path("GameServerSessions")
                .path(0)
                .path("Status")
                .asText();
    }

    private static boolean hasLogs(NodeClient client, Map<String, String> session) throws IOException {
        String url = client.call("GetGameServerSessionLogUrl", session)
                .path("PreSignedUrl")
                .asText();
        try (ZipInputStream zip = new ZipInputStream(URI.create(url).toURL().openStream())) {
            return zip.getNextEntry() != null;
        }
    }

    private static String id(JsonNode session) {
        return session.path("GameServerSessionId").asText();
    }
}
