package io.opengse.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingCommandsTest {
    private static final String FLEETS =
            "{\"FleetAttributes\":[{\"FleetId\":\"fleet-1-a\",\"Name\":\"arena\"}],\"TotalCount\":1}";

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
    void aFleetIsScaledAndShown() {
        api.answering("DescribeFleetCapacity", """
                {"FleetCapacity":[{"FleetId":"fleet-1-a","ScalingInterval":5,"InstanceCounts":
                {"Active":1,"Desired":2,"Idle":1,"MaxiNum":3,"MiniNum":0,"Pending":1,"Terminating":0}}]}""");

        assertThat(gse("fleet", "scale", "arena", "--desired", "2", "--max", "3", "--cooldown", "5", "--manual"))
                .isZero();

        assertThat(sent("UpdateFleetCapacity"))
                .isEqualTo("{\"DesiredInstances\":2,\"MaxSize\":3,\"ScalingInterval\":5,\"FleetId\":\"fleet-1-a\"}");
        assertThat(sent("StopFleetActions")).contains("AUTO_SCALING");
        assertThat(screen.out()).isEqualTo("""
                FLEET      DESIRED  MIN  MAX  ACTIVE  IDLE  PENDING  ENDING  COOLDOWN
                fleet-1-a  2        0    3    1       1     1        0       5m
                """);
    }

    @Test
    void aBufferAndARuleArePut() {
        api.answering("PutScalingPolicy", "{\"Name\":\"shrink\"}");

        assertThat(gse("scaling", "put", "arena", "--buffer", "30")).isZero();
        assertThat(gse(
                        "scaling",
                        "put",
                        "arena",
                        "--name",
                        "shrink",
                        "--when",
                        "IdleInstances>=2",
                        "--for",
                        "10",
                        "--do",
                        "-10%"))
                .isZero();

        assertThat(api.asked("PutScalingPolicy").getFirst().parameters().toString())
                .isEqualTo("{\"PolicyType\":\"TargetBased\",\"TargetConfiguration\":{\"TargetValue\":30},"
                        + "\"FleetId\":\"fleet-1-a\"}");
        assertThat(sent("PutScalingPolicy"))
                .isEqualTo("{\"Name\":\"shrink\",\"PolicyType\":\"RuleBased\",\"EvaluationPeriods\":10,"
                        + "\"MetricName\":\"IdleInstances\",\"ComparisonOperator\":\">=\",\"Threshold\":2,"
                        + "\"ScalingAdjustment\":-10,\"ScalingAdjustmentType\":\"PercentChangeInCapacity\","
                        + "\"FleetId\":\"fleet-1-a\"}");
        assertThat(screen.out()).endsWith("put policy shrink of arena\n");
    }

    @Test
    void aPolicyWrittenWronglyIsRefusedWithWhatToWrite() {
        assertThat(gse("scaling", "put", "arena")).isEqualTo(2);
        assertThat(gse("scaling", "put", "arena", "--buffer", "3", "--when", "IdleInstances > 1", "--do", "+1"))
                .isEqualTo(2);
        assertThat(gse("scaling", "put", "arena", "--name", "x", "--when", "IdleInstances", "--do", "+1"))
                .isEqualTo(2);
        assertThat(gse("scaling", "put", "arena", "--name", "x", "--when", "IdleInstances > 1", "--do", "=5%"))
                .isEqualTo(2);
        assertThat(api.asked("PutScalingPolicy")).isEmpty();
        assertThat(screen.err())
                .contains("--buffer")
                .contains("METRIC OPERATOR NUMBER")
                .contains("+20%");
    }

    @Test
    void policiesAreListedInWords() {
        api.answering("DescribeScalingPolicies", """
                {"ScalingPolicies":[
                {"FleetId":"fleet-1-a","Name":"spare","PolicyType":"TargetBased","TargetConfiguration":{"TargetValue":30}},
                {"FleetId":"fleet-1-a","Name":"grow","PolicyType":"RuleBased","MetricName":"IdleInstances",
                 "ComparisonOperator":"<","Threshold":"1","EvaluationPeriods":"3","ScalingAdjustment":"2",
                 "ScalingAdjustmentType":"ChangeInCapacity"}],"TotalCount":2}""");

        assertThat(gse("scaling", "list", "arena")).isZero();

        assertThat(screen.out()).isEqualTo("""
                FLEET      NAME   WHEN                      DOES
                fleet-1-a  spare  always                    keeps 30% free
                fleet-1-a  grow   IdleInstances < 1 for 3m  +2
                """);
    }

    @Test
    void policiesAreDeletedOneByOneOrAllTogether() {
        assertThat(gse("scaling", "delete", "arena")).isEqualTo(2);
        assertThat(gse("scaling", "delete", "arena", "--name", "grow")).isZero();
        assertThat(sent("DeleteScalingPolicy")).contains("\"Name\":\"grow\"");
        assertThat(gse("scaling", "delete", "arena", "--all")).isZero();
        assertThat(sent("DeleteScalingPolicy")).isEqualTo("{\"FleetId\":\"fleet-1-a\"}");
    }

    @Test
    void aTimerIsPutByWeekday() {
        assertThat(gse(
                        "scaling",
                        "timer",
                        "put",
                        "arena",
                        "--name",
                        "evening",
                        "--weekly",
                        "Fri,sun",
                        "--from",
                        "2026-11-27T18:00:00Z",
                        "--min",
                        "4",
                        "--buffer",
                        "20"))
                .isZero();

        assertThat(sent("PutTimerScalingPolicy"))
                .isEqualTo("{\"TimerScalingPolicy\":{\"TimerName\":\"evening\",\"TimerStatus\":0,"
                        + "\"TimerConfiguration\":{\"BeginTime\":\"2026-11-27T18:00:00Z\","
                        + "\"TimerValue\":{\"WeekDays\":[5,7]},\"TimerType\":4},"
                        + "\"TimerFleetCapacity\":{\"MinSize\":4,\"TargetConfiguration\":{\"TargetValue\":20},"
                        + "\"ScalingType\":2,\"FleetId\":\"fleet-1-a\"}}}");
    }

    @Test
    void aTimerIsStoppedByItsId() {
        assertThat(gse("scaling", "timer", "put", "arena", "--id", "timerId-1", "--stopped"))
                .isZero();

        assertThat(sent("PutTimerScalingPolicy"))
                .isEqualTo("{\"TimerScalingPolicy\":{\"TimerId\":\"timerId-1\",\"TimerStatus\":3}}");
    }

    @Test
    void aTimerWrittenWronglyIsRefusedWithWhatToWrite() {
        assertThat(gse("scaling", "timer", "put", "arena", "--min", "1")).isEqualTo(2);
        assertThat(gse("scaling", "timer", "put", "arena", "--min", "1", "--once", "--daily", "--from", "x"))
                .isEqualTo(2);
        assertThat(gse("scaling", "timer", "put", "arena", "--min", "1", "--weekly", "someday", "--from", "x"))
                .isEqualTo(2);
        assertThat(gse("scaling", "timer", "put", "arena", "--min", "1", "--monthly", "first", "--from", "x"))
                .isEqualTo(2);
        assertThat(gse("scaling", "timer", "put", "arena", "--daily", "--from", "x"))
                .isEqualTo(2);
        assertThat(screen.err())
                .contains("--once")
                .contains("mon,tue")
                .contains("1-15")
                .contains("--desired");
    }

    @Test
    void timersAreListedInWords() {
        api.answering("DescribeTimerScalingPolicies", """
                {"TimerScalingPolicies":[{"TimerId":"timerId-1","TimerName":"night","TimerStatus":2,
                "TimerFleetCapacity":{"FleetId":"fleet-1-a","MinSize":0,"ScalingType":1},
                "TimerConfiguration":{"TimerType":4,"TimerValue":{"WeekDays":[1,2]},
                "BeginTime":"2026-11-27T02:00:00Z"}}],"TotalCount":1}""");

        assertThat(gse("scaling", "timer", "list")).isZero();

        assertThat(screen.out()).isEqualTo("""
                TIMER      NAME   FLEET      STATUS     FIRES           FROM                  SETS
                timerId-1  night  fleet-1-a  effective  weekly mon,tue  2026-11-27T02:00:00Z  min 0, manual
                """);
    }

    @Test
    void aTimerIsDeleted() {
        assertThat(gse("scaling", "timer", "delete", "timerId-1")).isZero();

        assertThat(sent("DeleteTimerScalingPolicy")).isEqualTo("{\"TimerId\":\"timerId-1\"}");
    }

    private String sent(String action) {
        return api.asked(action).getLast().parameters().toString();
    }

    private int gse(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
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
