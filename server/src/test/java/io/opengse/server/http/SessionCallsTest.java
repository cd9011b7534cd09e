package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.SessionId;
import io.opengse.server.blob.SessionLogs;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What back ends do with game server sessions. */
class SessionCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private FakeHost host;
    private String fleet;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        host = new FakeHost(server.engine);
        fleet = host.fleet("demo", Protection.NONE, 5).id().value();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNewSessionShowsEveryField() throws Exception {
        host.ready(server.engine.fleets().list(0, 1).getFirst().id());

        JsonNode session =
                server.call("CreateGameServerSession", """
                        {"FleetId":"%s","MaximumPlayerSessionCount":"4","Name":"room 1","CreatorId":"c",
                         "GameServerSessionData":"d","GameProperties":[{"Key":"b","Value":"1"},{"Key":"a","Value":""}]}
                        """.formatted(fleet)).get("GameServerSession");

        String id = session.get("GameServerSessionId").asText();
        assertThat(id).matches("qcs::gse:local:uin/100000000001:gameserversession/" + fleet + "/gssess-.*");
        assertThat(session.get("CreationTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(session.toString())
                .isEqualTo(("{'CreationTime':'%s','CreatorId':'c','CurrentPlayerSessionCount':0,'DnsName':'',"
                                + "'FleetId':'%s','GameProperties':[{'Key':'b','Value':'1'},{'Key':'a','Value':''}],"
                                + "'GameServerSessionData':'d','GameServerSessionId':'%s','IpAddress':'127.0.0.1',"
                                + "'MatchmakerData':'','MaximumPlayerSessionCount':4,'Name':'room 1',"
                                + "'PlayerSessionCreationPolicy':'ACCEPT_ALL','Port':7000,'Status':'ACTIVATING',"
                                + "'StatusReason':'','TerminationTime':null,'InstanceType':'localhost',"
                                + "'CurrentCustomCount':3,'MaxCustomCount':9,'Weight':5,'AvailabilityStatus':'Enable'}")
                        .replace('\'', '"')
                        .formatted(session.get("CreationTime").asText(), fleet, id));
    }

    @Test
    void aRepeatedCreationGivesTheSameSession() throws Exception {
        ready(2);
        String body =
                "{\"FleetId\":\"%s\",\"MaximumPlayerSessionCount\":4,\"IdempotencyToken\":\"t\"}".formatted(fleet);

        String first = idOf(server.call("CreateGameServerSession", body));
        String again = idOf(server.call("CreateGameServerSession", body));
        String code = server.codeOf("CreateGameServerSession", body.replace(":4,", ":5,"));

        assertThat(again).isEqualTo(first);
        assertThat(code).isEqualTo("InvalidParameterValue");
    }

    @Test
    void whatCannotBeCreatedSaysWhy() throws Exception {
        ready(1);

        assertThat(server.codeOf("CreateGameServerSession", "{\"MaximumPlayerSessionCount\":4}"))
                .isEqualTo("MissingParameter");
        assertThat(server.codeOf(
                        "CreateGameServerSession", "{\"MaximumPlayerSessionCount\":4,\"FleetId\":\"fleet-none\"}"))
                .isEqualTo("ResourceNotFound");
        assertThat(server.codeOf(
                        "CreateGameServerSession", "{\"MaximumPlayerSessionCount\":4,\"AliasId\":\"alias-none\"}"))
                .isEqualTo("ResourceNotFound");
        assertThat(create(4).path("Error").isMissingNode()).isTrue();
        assertThat(create(4).at("/Error/Code").asText()).isEqualTo("ResourceInsufficient");
        assertThat(create(100_000).at("/Error/Code").asText()).isEqualTo("LimitExceeded");
    }

    @Test
    void theFleetWinsOverTheAlias() throws Exception {
        ready(1);

        assertThat(server.codeOf(
                        "CreateGameServerSession",
                        "{\"MaximumPlayerSessionCount\":4,\"AliasId\":\"alias-none\",\"FleetId\":\"%s\"}"
                                .formatted(fleet)))
                .isEqualTo("OK");
    }

    @Test
    void anUpdateChangesOnlyWhatItNames() throws Exception {
        ready(1);
        String id = activated();

        JsonNode updated = server.call(
                "UpdateGameServerSession",
                "{\"GameServerSessionId\":\"%s\",\"PlayerSessionCreationPolicy\":\"DENY_ALL\",\"Name\":\"new\"}"
                        .formatted(id));

        assertThat(updated.at("/GameServerSession/Name").asText()).isEqualTo("new");
        assertThat(updated.at("/GameServerSession/PlayerSessionCreationPolicy").asText())
                .isEqualTo("DENY_ALL");
        assertThat(updated.at("/GameServerSession/MaximumPlayerSessionCount").asInt())
                .isEqualTo(4);
        assertThat(server.codeOf(
                        "JoinGameServerSession", "{\"GameServerSessionId\":\"%s\",\"PlayerId\":\"p\"}".formatted(id)))
                .isEqualTo("UnsupportedOperation");
    }

    @Test
    void detailsShowTheProtectionInForce() throws Exception {
        ready(1);
        String id = activated();
        String body = "{\"GameServerSessionId\":\"%s\"}".formatted(id);

        assertThat(server.call("DescribeGameServerSessionDetails", body)
                        .at("/GameServerSessionDetails/0/ProtectionPolicy")
                        .asText())
                .isEqualTo("NoProtection");
        server.call(
                "UpdateGameServerSession",
                "{\"GameServerSessionId\":\"%s\",\"ProtectionPolicy\":\"FullProtection\"}".formatted(id));
        assertThat(server.call("DescribeGameServerSessionDetails", body)
                        .at("/GameServerSessionDetails/0/ProtectionPolicy")
                        .asText())
                .isEqualTo("FullProtection");
        assertThat(server.codeOf("EndGameServerSessionAndProcess", body)).isEqualTo("UnsupportedOperation");
    }

    @Test
    void aSessionIsEndedByIdOrByAddressAndPort() throws Exception {
        ready(2);
        String first = activated();
        String second = activated();

        assertThat(server.codeOf("EndGameServerSessionAndProcess", "{\"GameServerSessionId\":\"%s\"}".formatted(first)))
                .isEqualTo("OK");
        assertThat(server.codeOf("EndGameServerSessionAndProcess", "{\"IpAddress\":\"127.0.0.1\",\"Port\":7001}"))
                .isEqualTo("OK");
        assertThat(server.codeOf("EndGameServerSessionAndProcess", "{\"IpAddress\":\"127.0.0.1\"}"))
                .isEqualTo("MissingParameter");
        assertThat(statusOf(first)).isEqualTo("TERMINATING");
        assertThat(statusOf(second)).isEqualTo("TERMINATING");
    }

    @Test
    void pagesStayRightWhenSessionsAreAddedMeanwhile() throws Exception {
        ready(4);
        List<String> created = new ArrayList<>(List.of(activated(), activated(), activated()));
        String query = "{\"FleetId\":\"%s\",\"Limit\":2,\"NextToken\":\"%s\"}";

        JsonNode first = server.call("DescribeGameServerSessions", query.formatted(fleet, ""));
        activated();
        JsonNode second = server.call(
                "DescribeGameServerSessions",
                query.formatted(fleet, first.get("NextToken").asText()));

        List<String> seen = new ArrayList<>();
        first.get("GameServerSessions")
                .forEach(session -> seen.add(session.get("GameServerSessionId").asText()));
        second.get("GameServerSessions")
                .forEach(session -> seen.add(session.get("GameServerSessionId").asText()));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(created);
        assertThat(second.get("NextToken").asText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gameServerSessionName",
                "gameServerSessionId",
                "maximumSessions",
                "creationTimeMillis",
                "playerSessionCount"
            })
    void aSearchIsPagedInEveryOrder(String field) throws Exception {
        ready(5);
        List<String> created = List.of(activated(), activated(), activated(), activated(), activated());

        assertThat(paged(field + " ASC")).containsExactlyInAnyOrderElementsOf(created);
        assertThat(paged(field + " DESC")).isEqualTo(paged(field + " ASC").reversed());
    }

    private List<String> paged(String sort) throws Exception {
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = server.call(
                    "SearchGameServerSessions",
                    "{\"FleetId\":\"%s\",\"Limit\":2,\"SortExpression\":\"%s\",\"NextToken\":\"%s\"}"
                            .formatted(fleet, sort, token));
            page.get("GameServerSessions")
                    .forEach(session ->
                            seen.add(session.get("GameServerSessionId").asText()));
            token = page.get("NextToken").asText();
        } while (!token.isEmpty());
        return seen;
    }

    @Test
    void aTokenHoldsForItsOwnQueryOnly() throws Exception {
        ready(2);
        activated();
        activated();
        String token = server.call("DescribeGameServerSessions", "{\"FleetId\":\"%s\",\"Limit\":1}".formatted(fleet))
                .get("NextToken")
                .asText();

        assertThat(server.codeOf(
                        "SearchGameServerSessions",
                        "{\"FleetId\":\"%s\",\"NextToken\":\"%s\"}".formatted(fleet, token)))
                .isEqualTo("InvalidParameterValue");
        assertThat(server.codeOf(
                        "DescribeGameServerSessions",
                        "{\"FleetId\":\"%s\",\"StatusFilter\":\"ERROR\",\"NextToken\":\"%s\"}".formatted(fleet, token)))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void aSearchFindsOnlyActiveSessionsAndNamesItsMistakes() throws Exception {
        ready(2);
        create(4);
        String active = activated();

        JsonNode found = server.call(
                "SearchGameServerSessions",
                "{\"FleetId\":\"%s\",\"FilterExpression\":\"maximumSessions>=4\"}".formatted(fleet));
        JsonNode wrong = server.call(
                "SearchGameServerSessions", "{\"FleetId\":\"%s\",\"FilterExpression\":\"a=\"}".formatted(fleet));

        assertThat(found.get("GameServerSessions")).hasSize(1);
        assertThat(found.at("/GameServerSessions/0/GameServerSessionId").asText())
                .isEqualTo(active);
        assertThat(wrong.at("/Error/Code").asText()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void aListNeedsToKnowWhose() throws Exception {
        assertThat(server.codeOf("DescribeGameServerSessions", "{}")).isEqualTo("MissingParameter");
        assertThat(server.codeOf("DescribeGameServerSessions", "{\"FleetId\":\"fleet-none\"}"))
                .isEqualTo("ResourceNotFound");
        assertThat(server.codeOf("DescribeGameServerSessions", "{\"GameServerSessionId\":\"none\"}"))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void theLogsOfASessionAreFetchedByLink() throws Exception {
        ready(1);
        String id = activated();
        String body = "{\"GameServerSessionId\":\"%s\"}".formatted(id);
        JsonNode early = server.call("GetGameServerSessionLogUrl", body);
        host.terminate(id);
        server.blobs.put(SessionLogs.key(new SessionId(id)), new ByteArrayInputStream(new byte[] {'z'}));

        String url = server.call("GetGameServerSessionLogUrl", body)
                .get("PreSignedUrl")
                .asText();

        assertThat(early.at("/Error/Code").asText()).isEqualTo("ResourceNotFound");
        assertThat(early.at("/Error/Message").asText()).contains("ACTIVE");
        assertThat(url).startsWith("http://" + server.endpoint() + "/blobs/logs/");
        assertThat(server.get(url.substring(url.indexOf("/blobs"))).body()).isEqualTo("z");
    }

    @Test
    void aTimeLimitedSessionMayBeEnded() throws Exception {
        Fleet limited =
                host.fleet("limited", new Protection(ProtectionPolicy.TIME_LIMIT_PROTECTION, Duration.ofMinutes(5)), 1);
        host.ready(limited.id());
        fleet = limited.id().value();

        assertThat(server.codeOf(
                        "EndGameServerSessionAndProcess", "{\"GameServerSessionId\":\"%s\"}".formatted(activated())))
                .isEqualTo("OK");
    }

    private void ready(int processes) {
        for (int process = 0; process < processes; process++) {
            host.ready(server.engine.fleets().list(0, 1).getFirst().id());
        }
    }

    private JsonNode create(int players) throws Exception {
        return server.call(
                "CreateGameServerSession",
                "{\"FleetId\":\"%s\",\"MaximumPlayerSessionCount\":%d}".formatted(fleet, players));
    }

    private String activated() throws Exception {
        String id = idOf(create(4));
        host.activate(id);
        return id;
    }

    private String statusOf(String id) throws Exception {
        return server.call("DescribeGameServerSessions", "{\"GameServerSessionId\":\"%s\"}".formatted(id))
                .at("/GameServerSessions/0/Status")
                .asText();
    }

    private static String idOf(JsonNode response) {
        return response.at("/GameServerSession/GameServerSessionId").asText();
    }
}
