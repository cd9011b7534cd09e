package io.opengse.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.FleetId;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue actions, signed and over HTTP. */
class QueueCallsTest {
    @TempDir
    private Path folder;

    private ServedEngine server;
    private String fleet;
    private String arn;

    @BeforeEach
    void start() {
        server = new ServedEngine(folder);
        FakeHost host = new FakeHost(server.engine);
        fleet = host.fleet("blue", Protection.NONE, 2).id().value();
        host.ready(new FleetId(fleet));
        arn = "qcs::gse:local:uin/100000000001:fleet/" + fleet;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aQueueIsCreatedShownChangedAndDeleted() throws Exception {
        JsonNode created = create("ranked").get("GameServerSessionQueue");

        assertThat(created.get("GameServerSessionQueueArn").asText())
                .isEqualTo("qcs::gse:local:uin/100000000001:queue/ranked");
        assertThat(created.get("TimeoutInSeconds").asInt()).isEqualTo(600);
        assertThat(created.at("/Destinations/0/DestinationArn").asText()).isEqualTo(arn);
        assertThat(created.at("/Destinations/0/FleetStatus").asText()).isEqualTo("ACTIVE");
        assertThat(created.at("/PlayerLatencyPolicies/0/PolicyDurationSeconds").asInt())
                .isEqualTo(10);
        assertThat(created.at("/PlayerLatencyPolicies/1/PolicyDurationSeconds").isNull())
                .isTrue();
        assertThat(created.at("/Tags/0/Value").asText()).isEqualTo("blue");

        JsonNode changed = server.call(
                        "UpdateGameServerSessionQueue",
                        "{\"Name\":\"ranked\",\"TimeoutInSeconds\":30,\"PlayerLatencyPolicies\":[]}")
                .get("GameServerSessionQueue");
        assertThat(changed.get("TimeoutInSeconds").asInt()).isEqualTo(30);
        assertThat(changed.get("PlayerLatencyPolicies")).isEmpty();
        assertThat(changed.get("Destinations")).isEqualTo(created.get("Destinations"));

        assertThat(server.codeOf("DeleteGameServerSessionQueue", "{\"Name\":\"ranked\"}"))
                .isEqualTo("OK");
        assertThat(server.codeOf("DeleteGameServerSessionQueue", "{\"Name\":\"ranked\"}"))
                .isEqualTo("ResourceNotFound");
    }

    @Test
    void queuesAreFoundByNameTagAndPage() throws Exception {
        create("ranked");
        create("casual");
        create("third");

        assertThat(names("{}")).isEqualTo("ranked casual third of 3");
        assertThat(names("{\"Names\":[\"casual\",\"none\"]}")).isEqualTo("casual of 1");
        assertThat(names("{\"Offset\":1,\"Limit\":1}")).isEqualTo("casual of 3");
        assertThat(names("{\"Limit\":0}")).isEqualTo("of 3");
        assertThat(names("{\"Filters\":[{\"Key\":\"resource:name\",\"Values\":[\"ranked\",\"third\"]}]}"))
                .isEqualTo("ranked third of 2");
        assertThat(names("{\"Filters\":[{\"Key\":\"tag:key-value\",\"Values\":[\"team:red\"]}]}"))
                .isEqualTo("of 0");
        assertThat(server.codeOf("DescribeGameServerSessionQueues", "{\"Limit\":101}"))
                .isEqualTo("InvalidParameterValue");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                            | MissingParameter
            {"Name":""}                                                   | InvalidParameterValue
            {"Name":"q","TimeoutInSeconds":601}                           | InvalidParameterValue
            {"Name":"q","Destinations":[{"DestinationArn":"fleet-1-2"}]}  | InvalidParameterValue
            {"Name":"q","Destinations":[{}]}                              | MissingParameter
            {"Name":"q","Destinations":{}}                                | InvalidParameter
            {"Name":"q","PlayerLatencyPolicies":[{}]}                     | MissingParameter
            {"Name":"q","Colour":"red"}                                   | UnknownParameter
            """)
    void whatIsWrongIsToldByItsCode(String body, String code) throws Exception {
        assertThat(server.codeOf("CreateGameServerSessionQueue", body)).isEqualTo(code);
    }

    @Test
    void aTakenNameIsInUse() throws Exception {
        create("ranked");

        assertThat(create("ranked").at("/Error/Code").asText()).isEqualTo("ResourceInUse");
    }

    @Test
    void aFleetInAQueueIsInUseAndItsQueueIsNamed() throws Exception {
        create("ranked");
        String question = "{\"FleetId\":\"" + fleet + "\"}";

        assertThat(server.codeOf("DeleteFleet", question)).isEqualTo("ResourceInUse");
        assertThat(server.call("DescribeFleetRelatedResources", question).toString())
                .contains("\"QUEUE\"", "ranked");
    }

    @Test
    void queuesCountAgainstTheirQuota() throws Exception {
        create("ranked");

        assertThat(server.call("DescribeUserQuota", "{\"ResourceType\":4}")
                        .at("/QuotaResource/Remaining")
                        .asInt())
                .isEqualTo(19);
    }

    private JsonNode create(String name) throws Exception {
        return server.call("CreateGameServerSessionQueue", """
                {"Name":"%s","Destinations":[{"DestinationArn":"%s"}],"PlayerLatencyPolicies":[
                {"MaximumIndividualPlayerLatencyMilliseconds":80,"PolicyDurationSeconds":10},
                {"MaximumIndividualPlayerLatencyMilliseconds":150}],"Tags":[{"Key":"team","Value":"blue"}]}
                """.formatted(name, arn));
    }

    private String names(String body) throws Exception {
        JsonNode answer = server.call("DescribeGameServerSessionQueues", body);
        StringBuilder names = new StringBuilder();
        answer.get("GameServerSessionQueues")
                .forEach(queue -> names.append(queue.get("Name").asText()).append(' '));
        return names + "of " + answer.get("TotalCount").asInt();
    }
}
