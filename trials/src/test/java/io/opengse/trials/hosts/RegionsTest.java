package io.opengse.trials.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.trials.site.Books;
import io.opengse.trials.site.Cluster;
import io.opengse.trials.site.Fleets;
import io.opengse.trials.site.Network;
import io.opengse.trials.site.Site;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Two hosts in two regions, a fleet for each, and a queue over both. */
class RegionsTest {
    @BeforeAll
    static void onlyWhereNamespacesCanBeMade() {
        if (!Network.possible()) {
            System.out.println("# NOT TRIED: regions. It needs root and `ip netns`.");
            throw new TestAbortedException("network namespaces cannot be made here: regions were NOT TRIED");
        }
    }

    @Test
    void aQueuePicksTheNearRegionAndFailsOverToTheOther(@TempDir Path folder) {
        try (Cluster cluster = Cluster.laid(folder, "host-lost-timeout=60s")
                .fleet("eastern", 3, "region=east")
                .fleet("western", 3, "region=west")) {
            cluster.server();
            cluster.join(cluster.machine(), "--region", "east");
            cluster.join(cluster.machine(), "--region", "west");
            try (Books books = new Books(cluster);
                    CloudApi api = cluster.api()) {
                Fleets fleets = new Fleets(api);
                fleets.awaitPlaced(books.fleet("eastern"), "m1", "m1", "m1");
                fleets.awaitPlaced(books.fleet("western"), "m2", "m2", "m2");
                queue(api, books);

                assertThat(placed(api, "near-west", 120, 20))
                        .isEqualTo(cluster.network().address(2));
                assertThat(placed(api, "near-east", 20, 120))
                        .isEqualTo(cluster.network().address(1));

                cluster.network().cut(1);
                fleets.awaitStatus("m1", "AWAY");

                assertThat(placed(api, "east-is-gone", 20, 120))
                        .isEqualTo(cluster.network().address(2));
            }
        }
    }

    private static void queue(CloudApi api, Books books) {
        ObjectNode question = CloudApi.parameters().put("Name", "world").put("TimeoutInSeconds", 60);
        ArrayNode destinations = question.putArray("Destinations");
        destinations.addObject().put("DestinationArn", arn("east", books.fleet("eastern")));
        destinations.addObject().put("DestinationArn", arn("west", books.fleet("western")));
        ArrayNode policies = question.putArray("PlayerLatencyPolicies");
        policies.addObject()
                .put("MaximumIndividualPlayerLatencyMilliseconds", 60)
                .put("PolicyDurationSeconds", 5);
        policies.addObject().put("MaximumIndividualPlayerLatencyMilliseconds", 150);
        api.call("CreateGameServerSessionQueue", question);
    }

    private static String arn(String region, String fleet) {
        return "qcs::gse:" + region + ":uin/100000000001:fleet/" + fleet;
    }

    /** The address of the session a player gets who is so far from each region. */
    private static String placed(CloudApi api, String id, int east, int west) {
        ObjectNode question = CloudApi.parameters()
                .put("PlacementId", id)
                .put("GameServerSessionQueueName", "world")
                .put("MaximumPlayerSessionCount", 4);
        ArrayNode latencies = question.putArray("PlayerLatencies");
        latencies
                .addObject()
                .put("PlayerId", "ada")
                .put("RegionIdentifier", "east")
                .put("LatencyInMilliseconds", east);
        latencies
                .addObject()
                .put("PlayerId", "ada")
                .put("RegionIdentifier", "west")
                .put("LatencyInMilliseconds", west);
        api.call("StartGameServerSessionPlacement", question);
        JsonNode[] last = new JsonNode[1];
        await(id + " to be placed").atMost(Site.PATIENCE).until(() -> {
            last[0] = api.call(
                            "DescribeGameServerSessionPlacement",
                            CloudApi.parameters().put("PlacementId", id))
                    .path("GameServerSessionPlacement");
            return last[0].path("Status").asText().equals("FULFILLED");
        });
        return last[0].path("IpAddress").asText();
    }
}
