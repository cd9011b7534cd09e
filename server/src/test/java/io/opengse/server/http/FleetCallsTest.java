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

/** What back ends and operators see of fleets, processes, hosts and events. */
class FleetCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private FakeHost host;
    private Fleet fleet;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        host = new FakeHost(server.engine);
        fleet = host.fleet("demo", Protection.NONE, 2);
        host.ready(fleet.id());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fleetsAreListedByNameAndTag() throws Exception {
        String other = host.fleet("other", Protection.NONE, 1).id().value();

        assertThat(listed("")).containsExactly(fleet.id().value(), other);
        assertThat(listed("resource:name", "other")).containsExactly(other);
        assertThat(listed("tag:key", "team")).hasSize(2);
        assertThat(listed("tag:key-value", "team:red")).isEmpty();
        assertThat(server.codeOf("ListFleets", "{\"Filters\":[{\"Key\":\"colour\",\"Values\":[\"x\"]}]}"))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void aFleetShowsItsAttributes() throws Exception {
        JsonNode all = server.call("DescribeFleetAttributes", "{}");
        JsonNode shown = all.at("/FleetAttributes/0");

        assertThat(all.get("TotalCount").asInt()).isEqualTo(1);
        assertThat(shown.get("Status").asText()).isEqualTo("ACTIVE");
        assertThat(shown.get("FleetArn").asText()).isEqualTo("qcs::gse:local:uin/100000000001:fleet/" + fleet.id());
        assertThat(shown.get("Tags").toString()).isEqualTo("[{\"Key\":\"team\",\"Value\":\"blue\"}]");
        assertThat(shown.get("SystemDiskInfo").isNull()).isTrue();
        assertThat(server.codeOf("DescribeFleetAttributes", "{\"FleetIds\":[\"fleet-none\"]}"))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void aRuntimeConfigurationIsChangedWhereItIsNamed() throws Exception {
        JsonNode updated = server.call(
                        "UpdateRuntimeConfiguration",
                        "{\"FleetId\":\"%s\",\"RuntimeConfiguration\":{\"GameServerSessionActivationTimeoutSeconds\":30}}"
                                .formatted(fleet.id()))
                .get("RuntimeConfiguration");

        assertThat(updated.toString())
                .isEqualTo("{\"GameServerSessionActivationTimeoutSeconds\":30,"
                        + "\"MaxConcurrentGameServerSessionActivations\":0,\"ServerProcesses\":"
                        + "[{\"ConcurrentExecutions\":2,\"LaunchPath\":\"server\",\"Parameters\":\"--quick\"}]}");
        assertThat(server.call("DescribeRuntimeConfiguration", "{\"FleetId\":\"%s\"}".formatted(fleet.id()))
                        .get("RuntimeConfiguration"))
                .isEqualTo(updated);
    }

    @Test
    void moreThanFiftyProcessesAreRefused() throws Exception {
        assertThat(server.call(
                                "UpdateRuntimeConfiguration",
                                ("{\"FleetId\":\"%s\",\"RuntimeConfiguration\":{\"ServerProcesses\":["
                                                + "{\"LaunchPath\":\"a\",\"ConcurrentExecutions\":30},"
                                                + "{\"LaunchPath\":\"b\",\"ConcurrentExecutions\":21}]}}")
                                        .formatted(fleet.id()))
                        .at("/Error/Message")
                        .asText())
                .contains("51")
                .contains("at most 50");
    }

    @Test
    void aFleetTellsItsOwnEventsTheNewestFirst() throws Exception {
        JsonNode events =
                server.call("DescribeFleetEvents", "{\"FleetId\":\"%s\",\"Limit\":100}".formatted(fleet.id()));

        assertThat(events.get("Events"))
                .extracting(event -> event.get("EventCode").asText())
                .startsWith("FLEET_STATE_ACTIVE")
                .endsWith("FLEET_CREATED")
                .allMatch(code -> code.startsWith("FLEET_"));
        assertThat(events.at("/Events/0/EventId").asText()).matches("event-[0-9a-z]{8}-[0-9a-z]{8}");
        assertThat(events.get("TotalCount").asInt())
                .isEqualTo(events.get("Events").size());
    }

    @Test
    void eventsArePagedAndChosenByCode() throws Exception {
        String query = "{\"FleetId\":\"%s\",%s}";

        assertThat(server.call("DescribeFleetEvents", query.formatted(fleet.id(), "\"Offset\":1,\"Limit\":1"))
                        .get("Events"))
                .hasSize(1);
        assertThat(server.call("DescribeFleetEvents", query.formatted(fleet.id(), "\"EventCode\":\"FLEET_CREATED\""))
                        .get("TotalCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(server.call(
                                "DescribeFleetEvents",
                                query.formatted(fleet.id(), "\"EventCode\":\"FLEET_VPC_PEERING_FAILED\""))
                        .get("TotalCount")
                        .asInt())
                .isZero();
        assertThat(server.call(
                                "DescribeFleetEvents",
                                query.formatted(fleet.id(), "\"EndTime\":\"2020-01-01T00:00:00+08:00\""))
                        .get("TotalCount")
                        .asInt())
                .isZero();
    }

    @Test
    void operatorsSeeProcessesWithTheSessionsTheyHost() throws Exception {
        host.ready(fleet.id());
        String session = server.call(
                        "CreateGameServerSession",
                        "{\"FleetId\":\"%s\",\"MaximumPlayerSessionCount\":1}".formatted(fleet.id()))
                .at("/GameServerSession/GameServerSessionId")
                .asText();

        JsonNode processes = server.call("OpengseListProcesses", "{}").get("Processes");

        assertThat(processes).hasSize(2);
        assertThat(processes)
                .extracting(process -> process.get("GameServerSessionId").asText())
                .containsExactlyInAnyOrder(session, "null");
        assertThat(processes.get(0).get("LaunchPath").asText()).isEqualTo("server");
        assertThat(processes.get(0).get("Parameters").asText()).isEqualTo("--quick");
    }

    @Test
    void operatorsEndProcesses() throws Exception {
        assertThat(server.codeOf("OpengseEndProcess", "{\"ProcessId\":\"proc-0\"}"))
                .isEqualTo("OK");
        assertThat(server.codeOf("OpengseEndProcess", "{\"ProcessId\":\"proc-none\"}"))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void operatorsFollowEvents() throws Exception {
        long last = server.call("OpengseListEvents", "{\"Limit\":1}")
                .at("/Events/0/Number")
                .asLong();
        server.call("OpengseEndProcess", "{\"ProcessId\":\"proc-0\"}");

        JsonNode news = server.call(
                        "OpengseListEvents", "{\"ProcessId\":\"proc-0\",\"AfterNumber\":%d}".formatted(last))
                .get("Events");

        assertThat(news).hasSize(1);
        assertThat(news.get(0).get("EventCode").asText()).isEqualTo("PROCESS_CONDEMNED");
        assertThat(news.get(0).get("Actor").asText()).isEqualTo("api AKIDtest");
    }

    @Test
    void operatorsSeeHostsAndTheVersion() throws Exception {
        assertThat(server.call("OpengseListHosts", "{}").at("/Hosts/0/Status").asText())
                .isEqualTo("CONNECTED");
        assertThat(server.call("OpengseVersion", "{}").get("Version").asText()).isEqualTo("0.1.0-test");
    }

    @Test
    void theServerIsReadyAndMeasured() throws Exception {
        server.call("OpengseVersion", "{}");
        server.call("Made-up-by-a-caller", "{}");

        assertThat(server.get("/ready").body()).contains("\"status\":\"ready\"").contains("\"connectedHosts\":1");
        assertThat(server.get("/metrics").body())
                .contains("opengse_processes{status=\"ACTIVE\"} 1")
                .contains("opengse_hosts{status=\"CONNECTED\"} 1")
                .contains("opengse_sessions{status=\"ACTIVE\"} 0")
                .contains("opengse_players 0")
                .contains("opengse_api_call_seconds_count{action=\"OpengseVersion\",code=\"OK\"} 1")
                .contains("opengse_api_call_seconds_count{action=\"unknown\",code=\"InvalidAction\"} 1")
                .doesNotContain("Made-up");
    }

    @Test
    void versionActionAndSignatureAreNeeded() throws Exception {
        assertThat(server.codeOf("CreateGameServerSesion", "{}")).isEqualTo("InvalidAction");
        assertThat(server.call("ListFleet", "{}").at("/Error/Message").asText()).contains("\"ListFleets\"");
    }

    private java.util.List<String> listed(String key, String... values) throws Exception {
        String filter = key.isEmpty()
                ? "{}"
                : "{\"Filters\":[{\"Key\":\"%s\",\"Values\":[\"%s\"]}]}".formatted(key, String.join("\",\"", values));
        return server.call("ListFleets", filter)
                .get("FleetIds")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }
}
