package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.server.blob.SessionLogs;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The actions on instances and on what they are used for, signed and over HTTP. */
class InstanceCallsTest {
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
        host.ready(fleet.id());
        server.engine.sweeper().sweep();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void instancesAreListedWithWhatTheyAreUsedFor() throws Exception {
        session();

        JsonNode extended = server.call("DescribeInstancesExtend", fleet("\"Offset\":0,\"Limit\":10"));
        JsonNode instance = extended.at("/Instances/0");
        JsonNode plain = server.call("DescribeInstances", fleet(""));

        assertThat(extended.get("TotalCount").asInt()).isEqualTo(1);
        assertThat(instance.get("State").asText()).isEqualTo("Active");
        assertThat(instance.get("HealthyProcessCnt").asInt()).isEqualTo(2);
        assertThat(instance.get("ActiveProcessCnt").asInt()).isEqualTo(2);
        assertThat(instance.get("GameSessionCnt").asInt()).isEqualTo(1);
        assertThat(instance.get("MaxGameSessionCnt").asInt()).isEqualTo(2);
        assertThat(instance.get("MaxPlayerSessionCnt").asInt()).isEqualTo(4);
        assertThat(instance.at("/Instance/IpAddress").asText()).isEqualTo("127.0.0.1");
        assertThat(instance.at("/Instance/Status").asText()).isEqualTo("RUNNING");
        assertThat(instance.at("/Instance/Type").asText()).isEqualTo("localhost");
        assertThat(plain.at("/Instances/0")).isEqualTo(instance.get("Instance"));
    }

    @Test
    void anInstanceIsFoundByItsIdAndItsAddress() throws Exception {
        String id = instance();

        assertThat(total("{\"InstanceId\":\"%s\"}".formatted(id))).isEqualTo(1);
        assertThat(total("{\"InstanceId\":\"ins-none\"}")).isZero();
        assertThat(total("{\"InstanceId\":\"%s\",\"FleetId\":\"fleet-other\"}".formatted(id)))
                .isZero();
        assertThat(total(fleet("\"IpAddress\":\"127.0.0.1\""))).isEqualTo(1);
        assertThat(total(fleet("\"IpAddress\":\"10.0.0.9\""))).isZero();
        assertThat(server.codeOf("DescribeInstances", "{}")).isEqualTo("MissingParameter");
        assertThat(server.codeOf("DescribeInstances", fleet("\"Limit\":101"))).isEqualTo("InvalidParameterValue");
        assertThat(server.codeOf("DescribeInstancesExtend", fleet("\"Offset\":0")))
                .isEqualTo("MissingParameter");
    }

    @Test
    void weightAndReservationAreSet() throws Exception {
        String named = fleet("\"InstanceId\":\"" + instance() + "\",");

        assertThat(server.codeOf("SetServerWeight", named.replace(",}", ",\"Weight\":0}")))
                .isEqualTo("OK");
        assertThat(server.codeOf("SetServerReserved", named.replace(",}", ",\"ReserveValue\":1}")))
                .isEqualTo("OK");

        JsonNode shown = server.call("DescribeInstances", fleet("")).at("/Instances/0");
        assertThat(shown.get("Weight").asInt(-1)).isZero();
        assertThat(shown.get("ReserveValue").asInt()).isEqualTo(1);
        assertThat(server.codeOf("CreateGameServerSession", fleet("\"MaximumPlayerSessionCount\":4")))
                .isEqualTo("ResourceInsufficient");
        assertThat(server.codeOf("SetServerWeight", named.replace(",}", ",\"Weight\":11}")))
                .isEqualTo("InvalidParameterValue");
        assertThat(server.codeOf("SetServerReserved", fleet("\"InstanceId\":\"ins-none\"")))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void nobodyIsGivenAnAccountOnAHost() throws Exception {
        assertThat(server.codeOf("GetInstanceAccess", fleet("\"InstanceId\":\"" + instance() + "\"")))
                .isEqualTo("UnsupportedOperation");
        assertThat(server.codeOf("GetInstanceAccess", fleet("\"InstanceId\":\"ins-none\"")))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void typesAndLimitsAreThoseOfTheInstallation() throws Exception {
        assertThat(server.call("DescribeInstanceTypes", "{}")
                        .get("InstanceTypeList")
                        .findValuesAsText("InstanceType"))
                .contains("S5.LARGE8");
        JsonNode limit = server.call("DescribeInstanceLimit", "{}");
        assertThat(limit.get("Limit").asInt()).isEqualTo(20);
        assertThat(limit.at("/ExtraInfos/0/TotalInstances").asInt()).isEqualTo(20);
    }

    @Test
    void theUseOfAFleetIsCounted() throws Exception {
        session();

        JsonNode use = server.call("DescribeFleetUtilization", "{\"FleetIds\":[\"%s\"]}".formatted(fleet.id()));

        assertThat(use.at("/FleetUtilization/0").toString())
                .isEqualTo("{\"ActiveGameServerSessionCount\":1,\"ActiveServerProcessCount\":2,"
                        + "\"CurrentPlayerSessionCount\":0,\"FleetId\":\"" + fleet.id()
                        + "\",\"MaximumPlayerSessionCount\":4}");
        assertThat(server.codeOf("DescribeFleetUtilization", "{\"FleetIds\":[\"fleet-none\"]}"))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void runningTimeIsRealAndTrafficIsNull() throws Exception {
        JsonNode details = server.call("DescribeFleetStatisticDetails", fleet(""));
        JsonNode flows = server.call("DescribeFleetStatisticFlows", fleet("\"Limit\":100"));
        JsonNode summary = server.call("DescribeFleetStatisticSummary", "{}");

        assertThat(details.at("/DetailList/0/InstanceId").asText()).isEqualTo(instance());
        assertThat(details.at("/DetailList/0/TotalUsedTimeSeconds").asText()).matches("\\d+");
        assertThat(details.at("/DetailList/0/TotalUsedFlowMegaBytes").isNull()).isTrue();
        assertThat(flows.get("TimeType").asText()).isEqualTo("HOUR");
        assertThat(flows.get("UsedTimeList")).hasSize(24);
        assertThat(flows.get("UsedFlowList")).hasSize(24);
        assertThat(summary.get("TotalUsedFlowMegaBytes").isNull()).isTrue();
        assertThat(server.call(
                                "DescribeFleetStatisticFlows",
                                fleet("\"BeginTime\":\"2026-01-01 00:00:00\",\"EndTime\":\"2026-01-05 00:00:00\""))
                        .get("TimeType")
                        .asText())
                .isEqualTo("DAY");
        assertThat(server.codeOf(
                        "DescribeFleetStatisticSummary",
                        fleet("\"BeginTime\":\"2026-01-05 00:00:00\",\"EndTime\":\"2026-01-01 00:00:00\"")))
                .isEqualTo("InvalidParameterValue");
        assertThat(server.codeOf("DescribeFleetStatisticSummary", fleet("\"BeginTime\":\"yesterday\"")))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void savedLogsOfAnInstanceAreLinked() throws Exception {
        String id = session();
        GameSession session = server.engine.sessions().find(new SessionId(id)).orElseThrow();
        server.blobs.put(SessionLogs.key(session.id()), new ByteArrayInputStream(new byte[] {1, 2, 3}));
        server.engine.events().note(EventCode.SESSION_LOGS_SAVED, "test", "saved", about(session));

        JsonNode links = server.call("GetGameServerInstanceLogUrl", fleet("\"InstanceId\":\"" + instance() + "\""));

        assertThat(links.get("Total").asInt()).isEqualTo(1);
        assertThat(links.get("HasNext").asBoolean()).isFalse();
        assertThat(links.at("/PresignedUrls/0").asText()).startsWith("http://" + server.endpoint());
        assertThat(server.call("GetGameServerInstanceLogUrl", fleet("\"InstanceId\":\"ins-none\""))
                        .get("Total")
                        .asInt(-1))
                .isZero();
    }

    private static Event.Subjects about(GameSession session) {
        return new Event.Subjects(
                session.place().fleet(), session.place().host(), session.place().process(), session.id(), null);
    }

    private String session() throws Exception {
        return server.call("CreateGameServerSession", fleet("\"MaximumPlayerSessionCount\":4"))
                .at("/GameServerSession/GameServerSessionId")
                .asText();
    }

    private String instance() {
        return server.engine.instances().living(fleet.id()).getFirst().id().value();
    }

    private int total(String body) throws Exception {
        return server.call("DescribeInstances", body).get("TotalCount").asInt();
    }

    private String fleet(String more) {
        return "{\"FleetId\":\"" + fleet.id() + "\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }
}
