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

/** How many instances fleets have, as back ends and operators see and set it. */
class CapacityCallsTest {
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
    void aCapacityIsSetAndShown() throws Exception {
        assertThat(update("\"MinSize\":1,\"MaxSize\":4,\"DesiredInstances\":3,\"ScalingInterval\":5")
                        .get("FleetId")
                        .asText())
                .isEqualTo(fleet.id().value());

        JsonNode shown = server.call("DescribeFleetCapacity", "{\"FleetIds\":[\"" + fleet.id() + "\"]}");
        assertThat(shown.get("TotalCount").asInt()).isEqualTo(1);
        JsonNode capacity = shown.at("/FleetCapacity/0");
        assertThat(capacity.get("InstanceType").asText()).isEqualTo("localhost");
        assertThat(capacity.get("ScalingInterval").asInt()).isEqualTo(5);
        JsonNode counts = capacity.get("InstanceCounts");
        assertThat(counts.get("Desired").asInt()).isEqualTo(3);
        assertThat(counts.get("MiniNum").asInt()).isEqualTo(1);
        assertThat(counts.get("MaxiNum").asInt()).isEqualTo(4);
        assertThat(counts.get("Active").asInt() + counts.get("Pending").asInt()).isEqualTo(3);
    }

    @Test
    void capacitiesOfAllFleetsArePaged() throws Exception {
        host.fleet("other", Protection.NONE, 1);

        JsonNode page = server.call("DescribeFleetCapacity", "{\"FleetIds\":[],\"Offset\":1,\"Limit\":1}");

        assertThat(page.get("TotalCount").asInt()).isEqualTo(2);
        assertThat(page.get("FleetCapacity")).hasSize(1);
    }

    @Test
    void aCapacityOutsideItsLimitsIsRefused() throws Exception {
        assertThat(code("\"MinSize\":3,\"MaxSize\":2")).isEqualTo("InvalidParameterValue");
        assertThat(code("\"DesiredInstances\":2")).isEqualTo("InvalidParameterValue");
        assertThat(code("\"ScalingInterval\":2")).isEqualTo("InvalidParameterValue");
        assertThat(code("\"MaxSize\":0")).isEqualTo("InvalidParameterValue");
        assertThat(code("\"MaxSize\":21")).isEqualTo("LimitExceeded.InstanceLimitExceeded");
        assertThat(server.codeOf("UpdateFleetCapacity", "{\"FleetId\":\"fleet-none\"}"))
                .isEqualTo("ResourceNotFound");
        assertThat(server.codeOf("DescribeFleetCapacity", "{}")).isEqualTo("MissingParameter");
    }

    @Test
    void automaticScalingIsStoppedAndStarted() throws Exception {
        String auto = "{\"FleetId\":\"%s\",\"Actions\":[\"AUTO_SCALING\"]}".formatted(fleet.id());

        assertThat(server.codeOf("StopFleetActions", auto)).isEqualTo("OK");
        assertThat(stopped()).isEqualTo("[\"AUTO_SCALING\"]");
        assertThat(server.codeOf("StartFleetActions", auto)).isEqualTo("OK");
        assertThat(stopped()).isEqualTo("[]");
        assertThat(server.codeOf("StopFleetActions", auto.replace("AUTO", "OTHER")))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void aCopyTakesPoliciesAndTimersWhenAskedTo() throws Exception {
        String spare = "{\"FleetId\":\"%s\",\"TargetConfiguration\":{\"TargetValue\":30}}".formatted(fleet.id());
        assertThat(server.codeOf("PutScalingPolicy", spare)).isEqualTo("OK");

        String with = copy("\"SelectedScalingType\":\"SCALING_SELECTED\"");
        String without = copy("\"SelectedTimerType\":\"TIMER_SELECTED\"");

        assertThat(policies(with)).isEqualTo(1);
        assertThat(policies(without)).isZero();
    }

    private String copy(String choice) throws Exception {
        return server.call("CopyFleet", "{\"FleetId\":\"%s\",\"CopyNumber\":1,%s}".formatted(fleet.id(), choice))
                .at("/FleetAttributes/0/FleetId")
                .asText();
    }

    private int policies(String id) throws Exception {
        return server.call("DescribeScalingPolicies", "{\"FleetId\":\"" + id + "\"}")
                .get("TotalCount")
                .asInt();
    }

    private String stopped() throws Exception {
        return server.call("DescribeFleetAttributes", "{}")
                .at("/FleetAttributes/0/StoppedActions")
                .toString();
    }

    private JsonNode update(String fields) throws Exception {
        return server.call("UpdateFleetCapacity", "{\"FleetId\":\"" + fleet.id() + "\"," + fields + "}");
    }

    private String code(String fields) throws Exception {
        return update(fields).at("/Error/Code").asText("OK");
    }
}
