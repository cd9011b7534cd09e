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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scaling policies, as back ends and operators put and read them. */
class PolicyCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private Fleet fleet;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        fleet = new FakeHost(server.engine).fleet("demo", Protection.NONE, 2);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTargetBasedPolicyIsPutAndRead() throws Exception {
        String name = put("""
                "Name": "spare", "PolicyType": "TargetBased", "MetricName": "PercentAvailableGameServerSessions",
                "TargetConfiguration": {"TargetValue": 30}""").get("Name").asText();

        assertThat(name).isEqualTo("spare");
        assertThat(listed().toString())
                .isEqualTo("[{\"FleetId\":\"" + fleet.id() + "\",\"Name\":\"spare\",\"Status\":\"ACTIVE\","
                        + "\"ScalingAdjustment\":\"\",\"ScalingAdjustmentType\":\"\",\"ComparisonOperator\":\"\","
                        + "\"Threshold\":\"\",\"EvaluationPeriods\":\"\","
                        + "\"MetricName\":\"PercentAvailableGameSessions\",\"PolicyType\":\"TargetBased\","
                        + "\"TargetConfiguration\":{\"TargetValue\":30}}]");
    }

    @Test
    void theNumbersOfARuleBasedPolicyAreReadAsTexts() throws Exception {
        put(rule("\"Threshold\": 12.5"));

        assertThat(listed().toString())
                .isEqualTo("[{\"FleetId\":\"" + fleet.id() + "\",\"Name\":\"rule\",\"Status\":\"ACTIVE\","
                        + "\"ScalingAdjustment\":\"-10\",\"ScalingAdjustmentType\":\"PercentChangeInCapacity\","
                        + "\"ComparisonOperator\":\">=\",\"Threshold\":\"12.5\",\"EvaluationPeriods\":\"3\","
                        + "\"MetricName\":\"PercentIdleInstances\",\"PolicyType\":\"RuleBased\","
                        + "\"TargetConfiguration\":null}]");
    }

    @Test
    void aPolicyIsReplacedUnderItsName() throws Exception {
        put(rule("\"Threshold\": 10"));
        put(rule("\"Threshold\": 20"));

        assertThat(listed()).hasSize(1);
        assertThat(listed().get(0).get("Threshold").asText()).isEqualTo("20");
    }

    @Test
    void aFleetHasOneTargetBasedPolicy() throws Exception {
        put("\"TargetConfiguration\": {\"TargetValue\": 30}");

        assertThat(put("\"TargetConfiguration\": {\"TargetValue\": 40}")
                        .get("Name")
                        .asText())
                .isEqualTo("TargetBased");
        JsonNode refused = put("\"Name\": \"other\", \"TargetConfiguration\": {\"TargetValue\": 50}");
        assertThat(refused.at("/Error/Code").asText()).isEqualTo("LimitExceeded");
        assertThat(refused.at("/Error/Message").asText()).contains("\"TargetBased\"");
        assertThat(listed().at("/0/TargetConfiguration/TargetValue").asInt()).isEqualTo(40);
    }

    @Test
    void policiesAreDeletedOneByOneOrAllTogether() throws Exception {
        put(rule("\"Threshold\": 10"));
        put("\"TargetConfiguration\": {\"TargetValue\": 30}");

        assertThat(delete("\"Name\": \"rule\"")).isEqualTo("OK");
        assertThat(delete("\"Name\": \"rule\"")).isEqualTo("ResourceNotFound");
        assertThat(listed()).hasSize(1);
        assertThat(delete("\"Name\": \"\"")).isEqualTo("OK");
        assertThat(listed()).isEmpty();
    }

    @Test
    void policiesOfAllFleetsArePaged() throws Exception {
        put(rule("\"Threshold\": 10"));
        put("\"TargetConfiguration\": {\"TargetValue\": 30}");

        JsonNode page =
                server.call("DescribeScalingPolicies", "{\"StatusFilter\":\"ACTIVE\",\"Offset\":1,\"Limit\":1}");

        assertThat(page.get("TotalCount").asInt()).isEqualTo(2);
        assertThat(page.get("ScalingPolicies")).hasSize(1);
        assertThat(server.codeOf("DescribeScalingPolicies", "{\"FleetId\":\"fleet-none\"}"))
                .isEqualTo("ResourceNotFound");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"PolicyType\":\"TargetBased\"' | MissingParameter | TargetValue",
                "'\"TargetConfiguration\":{\"TargetValue\":100}' | InvalidParameterValue | 1 to 99",
                "'\"TargetConfiguration\":{\"TargetValue\":10},\"Threshold\":1' | InvalidParameterValue | Threshold",
                "'\"TargetConfiguration\":{\"TargetValue\":10},\"MetricName\":\"IdleInstances\"' | InvalidParameterValue | MetricName",
                "'\"PolicyType\":\"RuleBased\"' | MissingParameter | Name",
                "'\"PolicyType\":\"RuleBased\",\"Name\":\"a\"' | MissingParameter | EvaluationPeriods",
                "'\"PolicyType\":\"RuleBased\",\"Name\":\"a\",\"TargetConfiguration\":{\"TargetValue\":1}' | InvalidParameterValue | TargetBased",
                "'\"PolicyType\":\"Other\"' | InvalidParameterValue | RuleBased",
                "'\"ComparisonOperator\":\"=\"' | InvalidParameterValue | >=",
                "'\"MetricName\":\"Cpu\"' | InvalidParameterValue | IdleInstances",
                "'\"Threshold\":\"much\"' | InvalidParameter | number",
                "'\"Threshold\":-1' | InvalidParameterValue | Threshold",
                "'\"EvaluationPeriods\":0' | InvalidParameterValue | 1 to 1440",
                "'\"Tresold\":1' | UnknownParameter | Threshold",
            })
    void aMistakeIsNamed(String given, String code, String word) throws Exception {
        JsonNode refused = put(given);

        assertThat(refused.at("/Error/Code").asText()).isEqualTo(code);
        assertThat(refused.at("/Error/Message").asText()).contains(word);
    }

    @Test
    void whatFitsEachFieldButNotTogetherIsRefused() throws Exception {
        assertThat(put(rule("\"Threshold\": 101")).at("/Error/Message").asText())
                .contains("0 to 100");
        assertThat(put(rule("\"Threshold\": 1, \"ScalingAdjustment\": 100").replace("\"ScalingAdjustment\": -10,", ""))
                        .at("/Error/Message")
                        .asText())
                .contains("-99 to 99");
    }

    private static String rule(String threshold) {
        return """
                "Name": "rule", "PolicyType": "RuleBased", "MetricName": "PercentIdleInstances",
                "ComparisonOperator": ">=", "EvaluationPeriods": 3, "ScalingAdjustment": -10,
                "ScalingAdjustmentType": "PercentChangeInCapacity", """ + threshold;
    }

    private JsonNode put(String fields) throws Exception {
        return server.call("PutScalingPolicy", "{\"FleetId\": \"" + fleet.id() + "\", " + fields + "}");
    }

    private String delete(String fields) throws Exception {
        return server.codeOf("DeleteScalingPolicy", "{\"FleetId\": \"" + fleet.id() + "\", " + fields + "}");
    }

    private JsonNode listed() throws Exception {
        return server.call("DescribeScalingPolicies", "{\"FleetId\":\"" + fleet.id() + "\"}")
                .get("ScalingPolicies");
    }
}
