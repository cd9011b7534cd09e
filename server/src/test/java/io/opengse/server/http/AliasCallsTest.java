package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alias actions, signed and over HTTP. */
class AliasCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private Fleet blue;
    private Fleet green;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        FakeHost host = new FakeHost(server.engine);
        blue = host.fleet("blue", Protection.NONE, 2);
        green = host.fleet("green", Protection.NONE, 2);
        host.ready(blue.id());
        host.ready(blue.id());
        host.ready(green.id());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anAliasIsCreatedShownChangedAndDeleted() throws Exception {
        JsonNode created = created("arena", simple(blue));
        String id = created.get("AliasId").asText();

        assertThat(id).matches("alias-[0-9a-z]{8}-[0-9a-z]{8}");
        assertThat(created.get("AliasArn").asText()).isEqualTo("qcs::gse:local:uin/100000000001:alias/" + id);
        assertThat(created.at("/RoutingStrategy/FleetId").asText())
                .isEqualTo(blue.id().value());
        assertThat(created.at("/Tags/0/Value").asText()).isEqualTo("blue");
        assertThat(call("DescribeAlias", id).get("Alias")).isEqualTo(created);
        assertThat(call("ResolveAlias", id).get("FleetId").asText())
                .isEqualTo(blue.id().value());

        JsonNode renamed = server.call("UpdateAlias", "{\"AliasId\":\"%s\",\"Name\":\"hall\"}".formatted(id))
                .get("Alias");
        assertThat(renamed.get("Name").asText()).isEqualTo("hall");
        assertThat(renamed.get("RoutingStrategy")).isEqualTo(created.get("RoutingStrategy"));

        call("DeleteAlias", id);
        assertThat(code("DescribeAlias", id)).isEqualTo("ResourceNotFound");
        assertThat(code("DeleteAlias", id)).isEqualTo("ResourceNotFound");
    }

    @Test
    void sessionsAreCreatedAndFoundThroughTheAliasAndStayWhenItSwitches() throws Exception {
        String id = created("arena", simple(blue)).get("AliasId").asText();
        String create = "{\"AliasId\":\"%s\",\"MaximumPlayerSessionCount\":4}".formatted(id);
        JsonNode first = server.call("CreateGameServerSession", create).get("GameServerSession");

        server.call("UpdateAlias", "{\"AliasId\":\"%s\",\"RoutingStrategy\":%s}".formatted(id, simple(green)));
        JsonNode second = server.call("CreateGameServerSession", create).get("GameServerSession");

        assertThat(first.get("FleetId").asText()).isEqualTo(blue.id().value());
        assertThat(second.get("FleetId").asText()).isEqualTo(green.id().value());
        assertThat(sessions("FleetId", blue.id().value())).containsExactly(first);
        assertThat(sessions("AliasId", id)).containsExactly(second);
    }

    @Test
    void aTerminalAliasTellsItsMessage() throws Exception {
        String terminal = "{\"Type\":\"TERMINAL\",\"FleetId\":\"%s\",\"Message\":\"back on Monday\"}";
        JsonNode created = created("arena", terminal.formatted(blue.id()));
        String id = created.get("AliasId").asText();

        JsonNode refused = call("ResolveAlias", id).get("Error");
        assertThat(created.at("/RoutingStrategy/FleetId").asText())
                .isEqualTo(blue.id().value());
        assertThat(refused.get("Code").asText()).isEqualTo("ResourceUnavailable");
        assertThat(refused.get("Message").asText()).isEqualTo("back on Monday");
        assertThat(server.call(
                                "CreateGameServerSession",
                                "{\"AliasId\":\"%s\",\"MaximumPlayerSessionCount\":4}".formatted(id))
                        .at("/Error/Message")
                        .asText())
                .isEqualTo("back on Monday");
    }

    @Test
    void aliasesAreListedFilteredOrderedAndPaged() throws Exception {
        created("b", simple(blue));
        created("a", simple(green));
        created("c", "{\"Type\":\"TERMINAL\",\"Message\":\"no\"}");

        assertThat(listed("{}")).containsExactly("b", "a", "c");
        assertThat(listed("{\"OrderBy\":\"Name\",\"OrderWay\":\"desc\"}")).containsExactly("c", "b", "a");
        assertThat(listed("{\"OrderBy\":\"Name\",\"Offset\":1,\"Limit\":1}")).containsExactly("b");
        assertThat(listed("{\"RoutingStrategyType\":\"TERMINAL\"}")).containsExactly("c");
        assertThat(listed("{\"Name\":\"a\"}")).containsExactly("a");
        assertThat(listed("{\"Filters\":[{\"Key\":\"tag:key-value\",\"Values\":[\"team:blue\"]}]}"))
                .hasSize(3);
        assertThat(server.call("ListAliases", "{\"Limit\":1}").get("TotalCount").asInt())
                .isEqualTo(3);
        assertThat(server.codeOf("ListAliases", "{\"OrderBy\":\"Colour\"}")).isEqualTo("InvalidParameterValue");
    }

    @Test
    void mistakesAreRefusedWithTheirCodes() throws Exception {
        assertThat(server.codeOf("CreateAlias", "{\"Name\":\"a\"}")).isEqualTo("MissingParameter");
        assertThat(server.codeOf("CreateAlias", "{\"Name\":\"a\",\"RoutingStrategy\":{\"Type\":\"SIMPLE\"}}"))
                .isEqualTo("InvalidParameterValue");
        assertThat(server.codeOf(
                        "CreateAlias",
                        "{\"Name\":\"a\",\"RoutingStrategy\":{\"Type\":\"SIMPLE\",\"FleetId\":\"fleet-none\"}}"))
                .isEqualTo("ResourceNotFound");
        assertThat(server.codeOf("CreateAlias", "{\"Name\":\"a\",\"RoutingStrategy\":{\"Kind\":\"SIMPLE\"}}"))
                .isEqualTo("UnknownParameter");
    }

    @Test
    void aFleetNamesWhatLeadsToItAndIsNotDeletedMeanwhile() throws Exception {
        String id = created("arena", simple(blue)).get("AliasId").asText();
        String fleet = "{\"FleetId\":\"%s\"}".formatted(blue.id());

        assertThat(server.call("DescribeFleetRelatedResources", fleet)
                        .get("Resources")
                        .toString())
                .isEqualTo("[{\"Type\":\"ALIAS\",\"ResourceId\":\"" + id + "\",\"ResourceRegion\":\"local\"}]");
        assertThat(server.codeOf("DeleteFleet", fleet)).isEqualTo("ResourceInUse");
        call("DeleteAlias", id);
        assertThat(server.codeOf("DeleteFleet", fleet)).isEqualTo("OK");
        assertThat(server.engine.fleets().require(blue.id()).status().name()).isEqualTo("DELETING");
    }

    private JsonNode created(String name, String routing) throws Exception {
        String body = "{\"Name\":\"%s\",\"RoutingStrategy\":%s,\"Tags\":[{\"Key\":\"team\",\"Value\":\"blue\"}]}";
        return server.call("CreateAlias", body.formatted(name, routing)).get("Alias");
    }

    private static String simple(Fleet fleet) {
        return "{\"Type\":\"SIMPLE\",\"FleetId\":\"%s\"}".formatted(fleet.id());
    }

    private JsonNode call(String action, String alias) throws Exception {
        return server.call(action, "{\"AliasId\":\"%s\"}".formatted(alias));
    }

    private String code(String action, String alias) throws Exception {
        return server.codeOf(action, "{\"AliasId\":\"%s\"}".formatted(alias));
    }

    private Iterable<JsonNode> sessions(String key, String id) throws Exception {
        return server.call("DescribeGameServerSessions", "{\"%s\":\"%s\"}".formatted(key, id))
                .get("GameServerSessions");
    }

    private Iterable<String> listed(String body) throws Exception {
        return server.call("ListAliases", body).get("Aliases").findValuesAsText("Name");
    }
}
