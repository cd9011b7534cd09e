package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What back ends do with player sessions. */
class PlayerCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private String session;

    @BeforeEach
    void start() throws Exception {
        server = new ServedEngine(folder);
        FakeHost host = new FakeHost(server.engine);
        Fleet fleet = host.fleet("demo", Protection.NONE, 1);
        host.ready(fleet.id());
        session = server.call(
                        "CreateGameServerSession",
                        "{\"FleetId\":\"%s\",\"MaximumPlayerSessionCount\":3}".formatted(fleet.id()))
                .at("/GameServerSession/GameServerSessionId")
                .asText();
        host.activate(session);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aReservedSeatShowsEveryField() throws Exception {
        JsonNode player = join("p1").get("PlayerSession");

        assertThat(player.propertyStream()
                        .map(field -> field.getKey() + "=" + field.getValue().asText()))
                .containsExactly(
                        "CreationTime=" + player.get("CreationTime").asText(),
                        "DnsName=",
                        "FleetId=" + player.get("FleetId").asText(),
                        "GameServerSessionId=" + session,
                        "IpAddress=127.0.0.1",
                        "PlayerData=",
                        "PlayerId=p1",
                        "PlayerSessionId=" + player.get("PlayerSessionId").asText(),
                        "Port=7000",
                        "Status=RESERVED",
                        "TerminationTime=null");
        assertThat(player.get("PlayerSessionId").asText()).startsWith("psess-");
    }

    @Test
    void seatsRunOut() throws Exception {
        join("p1");
        join("p2");
        join("p3");

        assertThat(join("p4").at("/Error/Code").asText()).isEqualTo("ResourceInsufficient");
    }

    @Test
    void aBatchTakesSeatsForAllOrForNone() throws Exception {
        join("p1");

        assertThat(batch("[\"a\",\"b\",\"c\"]", "").at("/Error/Code").asText()).isEqualTo("ResourceInsufficient");
        assertThat(batch("[\"a\",\"b\"]", "").get("PlayerSessions")).hasSize(2);
    }

    @Test
    void aBatchNamesEachPlayerOnceAndDataOfOneOfThem() throws Exception {
        assertThat(batch("[\"a\",\"a\"]", "").at("/Error/Message").asText()).contains("twice");
        assertThat(batch("[\"a\"]", ",\"PlayerDataMap\":{\"Key\":\"b\",\"Value\":\"x\"}")
                        .at("/Error/Message")
                        .asText())
                .contains("PlayerDataMap.Key must be one of PlayerIds");
        assertThat(batch("[]", "").at("/Error/Code").asText()).isEqualTo("InvalidParameterValue");
        assertThat(batch("[\"a\"]", ",\"PlayerDataMap\":[{\"Key\":\"a\",\"Value\":\"x\"}]")
                        .at("/Error/Code")
                        .asText())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void playersAreFoundBySessionByPlayerAndById() throws Exception {
        String id = join("p1").at("/PlayerSession/PlayerSessionId").asText();
        join("p2");

        assertThat(described("\"GameServerSessionId\":\"" + session + "\"")).containsExactly("p1", "p2");
        assertThat(described("\"PlayerId\":\"p2\"")).containsExactly("p2");
        assertThat(described("\"PlayerSessionId\":\"" + id + "\"")).containsExactly("p1");
        assertThat(described("\"PlayerId\":\"p2\",\"PlayerSessionStatusFilter\":\"ACTIVE\""))
                .isEmpty();
    }

    @Test
    void aListNeedsToKnowWhose() throws Exception {
        assertThat(server.codeOf("DescribePlayerSessions", "{}")).isEqualTo("MissingParameter");
        assertThat(server.codeOf("DescribePlayerSessions", "{\"GameServerSessionId\":\"none\"}"))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() throws Exception {
        join("p1");
        join("p2");
        join("p3");
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = server.call(
                    "DescribePlayerSessions",
                    "{\"GameServerSessionId\":\"%s\",\"Limit\":1,\"NextToken\":\"%s\"}".formatted(session, token));
            page.get("PlayerSessions")
                    .forEach(player -> seen.add(player.get("PlayerId").asText()));
            token = page.get("NextToken").asText();
        } while (!token.isEmpty());

        assertThat(seen).containsExactlyInAnyOrder("p1", "p2", "p3");
    }

    @Test
    void aSessionThatIsNotThereCannotBeJoined() throws Exception {
        assertThat(server.codeOf("JoinGameServerSession", "{\"GameServerSessionId\":\"none\",\"PlayerId\":\"p\"}"))
                .isEqualTo("ResourceNotFound");
    }

    private JsonNode join(String player) throws Exception {
        return server.call(
                "JoinGameServerSession",
                "{\"GameServerSessionId\":\"%s\",\"PlayerId\":\"%s\"}".formatted(session, player));
    }

    private JsonNode batch(String players, String more) throws Exception {
        return server.call(
                "JoinGameServerSessionBatch",
                "{\"GameServerSessionId\":\"%s\",\"PlayerIds\":%s%s}".formatted(session, players, more));
    }

    private List<String> described(String selection) throws Exception {
        List<String> players = new ArrayList<>();
        server.call("DescribePlayerSessions", "{" + selection + "}")
                .get("PlayerSessions")
                .forEach(player -> players.add(player.get("PlayerId").asText()));
        return players;
    }
}
