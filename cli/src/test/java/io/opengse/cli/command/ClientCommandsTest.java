package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCommandsTest {
    private static final String FLEETS = """
            {"FleetAttributes":[{"FleetId":"fleet-1-a","Name":"arena","Status":"ACTIVE",
             "FleetArn":"qcs::gse:local:uin/1:fleet/fleet-1-a","CreationTime":"2026-01-01T00:00:00Z"}],
             "TotalCount":1,"RequestId":"r"}""";
    private static final String SESSION =
            "{\"GameServerSessionId\":\"qcs::gse:local:uin/1:gameserversession/fleet-1-a/gssess-1\","
                    + "\"FleetId\":\"fleet-1-a\",\"Name\":\"duel\",\"Status\":\"ACTIVE\",\"IpAddress\":\"127.0.0.1\",\"Port\":2000,"
                    + "\"CurrentPlayerSessionCount\":1,\"MaximumPlayerSessionCount\":2,\"CreationTime\":\"2026-01-01T00:00:01Z\"}";

    @TempDir
    Path data;

    private final Screen screen = new Screen();
    private ScriptedApi api;

    @BeforeEach
    void aServer() throws IOException {
        api = new ScriptedApi().answering("DescribeFleetAttributes", FLEETS);
        new DataDirectory(data).announce(new Endpoints(api.address(), "127.0.0.1:5758"));
        Files.writeString(data.resolve("credentials.json"), "{\"secretId\":\"AKIDtest\",\"secretKey\":\"key\"}");
    }

    @AfterEach
    void stopServer() {
        api.close();
    }

    @Test
    void serverAndCredentialsAreFoundInTheDataDirectory() {
        assertThat(gse("fleet", "list")).isZero();

        assertThat(screen.out()).isEqualTo("""
                FLEET      NAME   STATUS  PROTECTION  CREATED
                fleet-1-a  arena  ACTIVE  -           2026-01-01T00:00:00Z
                """);
        assertThat(api.asked("DescribeFleetAttributes"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.authorization()).contains("Credential=AKIDtest/2026-01-01/gse/"));
    }

    @Test
    void jsonIsOneDocumentAndNothingElse() throws IOException {
        assertThat(gse("fleet", "list", "--json")).isZero();

        JsonNode document = new ObjectMapper().readTree(screen.out());
        assertThat(document.at("/FleetAttributes/0/Name").asText()).isEqualTo("arena");
        assertThat(screen.err()).isEmpty();
    }

    @Test
    void aSessionIsFoundByWhatItsCreatorChose() {
        String own = SESSION.replace("gssess-1", "gssess-1/first-match");
        api.answering("DescribeGameServerSessions", "{\"GameServerSessions\":[" + own + "],\"NextToken\":\"\"}");
        api.answering("DescribePlayerSessions", "{\"PlayerSessions\":[],\"NextToken\":\"\"}");

        assertThat(gse("session", "show", "first-match")).isZero();
        assertThat(gse("session", "show", "match")).isEqualTo(1);
    }

    @Test
    void aSessionIsFoundByTheEndOfItsId() {
        api.answering("DescribeGameServerSessions", "{\"GameServerSessions\":[" + SESSION + "],\"NextToken\":\"\"}");
        api.answering("DescribePlayerSessions", "{\"PlayerSessions\":[],\"NextToken\":\"\"}");

        assertThat(gse("session", "show", "gssess-1")).isZero();

        assertThat(api.asked("DescribeGameServerSessions")
                        .getFirst()
                        .parameters()
                        .path("GameServerSessionId")
                        .asText())
                .isEqualTo("qcs::gse:local:uin/1:gameserversession/fleet-1-a/gssess-1");
        assertThat(screen.out()).contains("127.0.0.1").contains("no players");
    }

    @Test
    void sessionsOfAllPagesAreListed() {
        api.answering("SearchGameServerSessions", "{\"GameServerSessions\":[" + SESSION + "],\"NextToken\":\"more\"}");
        api.answering("SearchGameServerSessions", "{\"GameServerSessions\":[" + SESSION + "],\"NextToken\":\"\"}");

        assertThat(gse("session", "search", "playerSessionCount>0")).isZero();

        assertThat(screen.out().lines()).hasSize(3);
        assertThat(api.asked("SearchGameServerSessions")
                        .get(1)
                        .parameters()
                        .path("NextToken")
                        .asText())
                .isEqualTo("more");
    }

    @Test
    void aSessionIsCreatedWithAllThatWasSaid() {
        api.answering("CreateGameServerSession", "{\"GameServerSession\":" + SESSION + "}");

        assertThat(gse("session", "create", "--players", "4", "--property", "mode=duel", "--property", "map=x"))
                .isZero();

        JsonNode asked = api.asked("CreateGameServerSession").getFirst().parameters();
        assertThat(asked.toString())
                .isEqualTo("{\"FleetId\":\"fleet-1-a\",\"MaximumPlayerSessionCount\":4,\"GameProperties\":"
                        + "[{\"Key\":\"mode\",\"Value\":\"duel\"},{\"Key\":\"map\",\"Value\":\"x\"}]}");
        assertThat(screen.out()).isEqualTo("gssess-1  ACTIVE  127.0.0.1:2000\n");
    }

    @Test
    void aSessionIsCreatedWhereAnAliasLeads() {
        api.answering("ListAliases", "{\"Aliases\":[{\"AliasId\":\"alias-1\",\"Name\":\"public\"}],\"TotalCount\":1}");
        api.answering("CreateGameServerSession", "{\"GameServerSession\":" + SESSION + "}");

        assertThat(gse("session", "create", "--alias", "public")).isZero();

        assertThat(api.asked("CreateGameServerSession").getFirst().parameters().toString())
                .isEqualTo("{\"AliasId\":\"alias-1\",\"MaximumPlayerSessionCount\":2}");
    }

    @Test
    void aFleetAndAnAliasAreTooMuch() {
        assertThat(gse("session", "create", "--alias", "public", "--fleet", "arena"))
                .isEqualTo(1);

        assertThat(screen.err()).contains("--fleet and --alias both say where");
    }

    @Test
    void anIpv6AddressIsShownInBracketsBeforeItsPort() {
        api.answering(
                "CreateGameServerSession", "{\"GameServerSession\":" + SESSION.replace("127.0.0.1", "fd00::7") + "}");

        assertThat(gse("session", "create")).isZero();

        assertThat(screen.out()).isEqualTo("gssess-1  ACTIVE  [fd00::7]:2000\n");
    }

    @Test
    void anExplanationIsToldReasonByReason() {
        api.answering("OpengseExplain", """
                {"Id":"fleet-1-a","Status":"ERROR","Why":[
                 {"Time":"2026-01-01T00:00:01Z","Code":"FleetStands.ERROR","Words":"It is in ERROR."},
                 {"Time":"2026-01-01T00:00:02Z","Code":"CreationFailed.LAUNCH_PATH","Words":"A launch path is missing."}],
                 "Story":[{"Time":"2026-01-01T00:00:00Z","EventCode":"FLEET_CREATED","Message":"made"}]}""");

        assertThat(gse("explain", "fleet", "arena", "--story")).isZero();

        assertThat(api.asked("OpengseExplain").getFirst().parameters().toString())
                .isEqualTo("{\"Kind\":\"FLEET\",\"Id\":\"fleet-1-a\",\"Language\":\"en\"}");
        assertThat(screen.out()).isEqualTo("""
                fleet fleet-1-a is ERROR
                  2026-01-01T00:00:01Z  It is in ERROR.
                  2026-01-01T00:00:02Z  A launch path is missing.

                what was recorded
                  2026-01-01T00:00:00Z  FLEET_CREATED                 made
                """);
    }

    @Test
    void figuresAreShownAsSmallCharts() {
        api.answering("OpengseGetHistory", """
                {"StepSeconds":10,"Times":[10,20,30],"Lines":[
                 {"Name":"Sessions","Values":[0.0,7.0,14.0]},{"Name":"Utilisation","Values":[0.25,0.25,0.5]}]}""");

        assertThat(gse("stats", "--window", "six-hours", "--fleet", "arena")).isZero();

        assertThat(api.asked("OpengseGetHistory").getFirst().parameters().toString())
                .isEqualTo("{\"Window\":\"SIX_HOURS\",\"FleetId\":\"fleet-1-a\"}");
        assertThat(screen.out()).isEqualTo("""
                SERIES       NOW  MOST  LAST SIX-HOURS
                Sessions     14   14    ▁▅█
                Utilisation  0.5  0.5   ▅▅█
                """);
    }

    @Test
    void aRefusalIsOneLineWithItsReasonAndOneWithWhatToDo() {
        api.refusing("OpengseEndProcess", "ResourceNotFound", "there is no process proc-1");

        assertThat(gse("process", "end", "proc-1")).isEqualTo(1);

        assertThat(screen.out()).isEmpty();
        assertThat(screen.err().lines()).hasSize(2);
        assertThat(screen.err()).startsWith("gse: there is no process proc-1\n").contains("ResourceNotFound");
    }

    @Test
    void anUnknownFleetIsAnsweredWithTheNearestName() {
        assertThat(gse("fleet", "show", "arean")).isEqualTo(1);

        assertThat(screen.err()).contains("there is no fleet \"arean\", did you mean \"arena\"?");
    }

    @Test
    void whenNothingServesTheCommandSaysHowToStartIt() throws IOException {
        new DataDirectory(data).withdraw();

        assertThat(gse("fleet", "list")).isEqualTo(1);

        assertThat(screen.err()).contains("nothing serves from").contains("gse up");
    }

    @Test
    void whenTheServerIsGoneTheCommandSaysSo() {
        api.close();

        assertThat(gse("fleet", "list")).isEqualTo(1);

        assertThat(screen.err())
                .contains("nothing answers at http://127.0.0.1:")
                .contains("gse up");
    }

    @Test
    void mistakesOfUsageEndWithTwo() {
        assertThat(gse("fleet", "lits")).isEqualTo(2);
        assertThat(gse("session", "end")).isEqualTo(2);
        assertThat(gse("fleet")).isEqualTo(2);
        assertThat(gse("session", "list", "--limit", "many")).isEqualTo(2);
        assertThat(gse("fleet", "update", "arena")).isEqualTo(2);

        assertThat(screen.out()).isEmpty();
        assertThat(screen.err()).contains("--help");
    }

    @Test
    void completionKnowsEveryCommand() {
        assertThat(Gse.run(surroundings(), "completion")).isZero();

        assertThat(screen.out())
                .contains("_picocli_gse")
                .contains("search")
                .contains("--follow")
                .contains("doctor");
    }

    @Test
    void withoutArgumentsTheCommandShowsWhatThereIs() {
        assertThat(Gse.run(surroundings())).isZero();

        assertThat(screen.out()).contains("Usage: gse").contains("session").contains("gse demo");
    }

    private int gse(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return Gse.run(surroundings(), all);
    }

    private Surroundings surroundings() {
        return new Surroundings(
                screen.console(),
                Map.of(),
                Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
                new Random(1),
                _ -> {},
                CompletableFuture::new,
                "");
    }
}
