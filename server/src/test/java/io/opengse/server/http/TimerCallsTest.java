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

/** Timers of scaling settings, as back ends and operators put and read them. */
class TimerCallsTest {
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

    /** As the published example writes it, with names instead of numbers. */
    @Test
    void aTimerIsPutByNamesAndReadByNumbers() throws Exception {
        put(
                "evening",
                "\"ScalingType\":\"ScalingTypeAuto\",\"MinSize\":1,\"MaxSize\":5,\"ScalingInterval\":3,"
                        + "\"TargetConfiguration\":{\"TargetValue\":20}",
                """
                "TimerType":"TimerTypeDay","TimerValue":{"Day":2},
                "BeginTime":"2036-01-14T14:04:29.496Z","EndTime":"2036-02-14T22:04:29.496+08:00"
                """);

        JsonNode shown = listed("").get(0);
        assertThat(shown.get("TimerId").asText()).matches("timerId-[0-9a-z]{8}");
        assertThat(shown.get("TimerName").asText()).isEqualTo("evening");
        assertThat(shown.get("TimerStatus").asInt()).isEqualTo(1);
        assertThat(shown.get("TimerFleetCapacity").toString())
                .isEqualTo("{\"FleetId\":\"" + fleet.id() + "\",\"DesiredInstances\":null,\"MinSize\":1,\"MaxSize\":5,"
                        + "\"ScalingInterval\":3,\"ScalingType\":2,\"TargetConfiguration\":{\"TargetValue\":20}}");
        assertThat(shown.get("TimerConfiguration").toString())
                .isEqualTo(
                        "{\"TimerType\":2,\"TimerValue\":{\"Day\":2,\"FromDay\":null,\"ToDay\":null,\"WeekDays\":[]},"
                                + "\"BeginTime\":\"2036-01-14T14:04:29.496Z\",\"EndTime\":\"2036-02-14T14:04:29.496Z\"}");
    }

    @Test
    void aTimerIsChangedByItsIdAndKeepsWhatIsLeftOut() throws Exception {
        put("week", "\"DesiredInstances\":1", """
                "TimerType":4,"TimerValue":{"WeekDays":[7,1]},"BeginTime":"2036-01-01T00:00:00Z"
                """);
        String id = listed("").at("/0/TimerId").asText();

        assertThat(server.codeOf(
                        "PutTimerScalingPolicy",
                        "{\"TimerScalingPolicy\":{\"TimerId\":\"%s\",\"TimerStatus\":3}}".formatted(id)))
                .isEqualTo("OK");

        JsonNode stopped = listed("").get(0);
        assertThat(stopped.get("TimerStatus").asInt()).isEqualTo(3);
        assertThat(stopped.get("TimerName").asText()).isEqualTo("week");
        assertThat(stopped.at("/TimerConfiguration/TimerValue/WeekDays").toString())
                .isEqualTo("[1,7]");
        assertThat(stopped.at("/TimerFleetCapacity/DesiredInstances").asInt()).isEqualTo(1);
    }

    @Test
    void timersAreFoundByNameAndTime() throws Exception {
        put("one", "\"DesiredInstances\":1", "\"TimerType\":1,\"BeginTime\":\"2036-01-01T00:00:00Z\"");
        put("two", "\"DesiredInstances\":1", "\"TimerType\":1,\"BeginTime\":\"2037-01-01T00:00:00Z\"");

        assertThat(listed("")).hasSize(2);
        assertThat(listed(",\"TimerName\":\"two\"")).hasSize(1);
        assertThat(listed(",\"BeginTime\":\"2036-06-01T00:00:00Z\"")
                        .at("/0/TimerName")
                        .asText())
                .isEqualTo("two");
        assertThat(listed(",\"EndTime\":\"2036-06-01T00:00:00Z\"")
                        .at("/0/TimerName")
                        .asText())
                .isEqualTo("one");
        assertThat(listed(",\"Offset\":1,\"Limit\":0")).hasSize(1);
    }

    @Test
    void aTimerIsDeleted() throws Exception {
        put("one", "\"DesiredInstances\":1", "\"TimerType\":1,\"BeginTime\":\"2036-01-01T00:00:00Z\"");
        String id = listed("").at("/0/TimerId").asText();
        String wrongName = "{\"TimerId\":\"%s\",\"TimerName\":\"two\"}".formatted(id);
        String byId = "{\"TimerId\":\"%s\",\"FleetId\":\"%s\"}".formatted(id, fleet.id());

        assertThat(server.codeOf("DeleteTimerScalingPolicy", wrongName)).isEqualTo("ResourceNotFound");
        assertThat(server.codeOf("DeleteTimerScalingPolicy", byId)).isEqualTo("OK");
        assertThat(server.codeOf("DeleteTimerScalingPolicy", byId)).isEqualTo("ResourceNotFound");
        assertThat(server.codeOf("DeleteTimerScalingPolicy", "{}")).isEqualTo("MissingParameter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"MinSize\":3,\"MaxSize\":2' | '\"TimerType\":1,\"BeginTime\":\"2036-01-01T00:00:00Z\"' | MinSize",
                "'\"MinSize\":3,\"DesiredInstances\":2' | '\"TimerType\":1,\"BeginTime\":\"2036-01-01T00:00:00Z\"' | DesiredInstances",
                "'\"ScalingInterval\":2' | '\"TimerType\":1,\"BeginTime\":\"2036-01-01T00:00:00Z\"' | 3 to 30",
                "'\"ScalingType\":1,\"TargetConfiguration\":{\"TargetValue\":2}' | '\"TimerType\":1,\"BeginTime\":\"2036-01-01T00:00:00Z\"' | manual",
                "'\"MinSize\":1' | '\"TimerType\":9,\"BeginTime\":\"2036-01-01T00:00:00Z\"' | TimerTypeMonth",
                "'\"MinSize\":1' | '\"TimerType\":1,\"BeginTime\":\"tomorrow\"' | BeginTime",
                "'\"MinSize\":1' | '\"TimerType\":1,\"BeginTime\":\"2020-01-01T00:00:00Z\"' | never fire",
                "'\"MinSize\":1' | '\"TimerType\":4,\"BeginTime\":\"2036-01-01T00:00:00Z\"' | WeekDays",
                "'\"MinSize\":1' | '\"TimerType\":3,\"TimerValue\":{\"FromDay\":9,\"ToDay\":8},\"BeginTime\":\"2036-01-01T00:00:00Z\"' | FromDay",
                "'\"MinSize\":1' | '\"TimerType\":2,\"BeginTime\":\"2036-01-01T00:00:00Z\",\"EndTime\":\"2035-01-01T00:00:00Z\"' | EndTime",
            })
    void aWrongValueIsNamed(String capacity, String configuration, String word) throws Exception {
        JsonNode refused = putting("t", capacity, configuration);

        assertThat(refused.at("/Error/Code").asText()).isEqualTo("InvalidParameterValue");
        assertThat(refused.at("/Error/Message").asText()).contains(word);
    }

    @Test
    void whatANewTimerNeedsIsNamed() throws Exception {
        assertThat(server.call("PutTimerScalingPolicy", "{\"TimerScalingPolicy\":{}}")
                        .at("/Error/Message")
                        .asText())
                .contains("TimerFleetCapacity");
        assertThat(putting("t", "\"MinSize\":1", "\"TimerType\":1")
                        .at("/Error/Code")
                        .asText())
                .isEqualTo("MissingParameter");
    }

    private void put(String name, String capacity, String configuration) throws Exception {
        assertThat(putting(name, capacity, configuration).has("Error")).isFalse();
    }

    private JsonNode putting(String name, String capacity, String configuration) throws Exception {
        return server.call("PutTimerScalingPolicy", """
                {"TimerScalingPolicy":{"TimerName":"%s","TimerFleetCapacity":{"FleetId":"%s",%s},
                "TimerConfiguration":{%s}}}""".formatted(name, fleet.id(), capacity, configuration));
    }

    private JsonNode listed(String more) throws Exception {
        return server.call("DescribeTimerScalingPolicies", "{\"FleetId\":\"" + fleet.id() + "\"" + more + "}")
                .get("TimerScalingPolicies");
    }
}
