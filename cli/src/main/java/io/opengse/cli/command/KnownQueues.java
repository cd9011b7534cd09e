package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.settings.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds queues by name, and tells of them in few words. */
final class KnownQueues {
    private KnownQueues() {}

    static ObjectNode all(CloudApi api) {
        return Pages.all(api, "DescribeGameServerSessionQueues", CloudApi.parameters(), "GameServerSessionQueues");
    }

    static JsonNode require(CloudApi api, String name) {
        List<String> names = new ArrayList<>();
        for (JsonNode queue : all(api).path("GameServerSessionQueues")) {
            if (Answers.text(queue, "Name").equals(name)) {
                return queue;
            }
            names.add(Answers.text(queue, "Name"));
        }
        throw new Failure(
                "there is no queue \"" + name + "\"" + NearMiss.hint(name, names),
                "gse queue list shows the queues there are");
    }

    /** "80 ms for 10 s, then 150 ms". */
    static String policies(JsonNode queue) {
        String words = StreamSupport.stream(queue.path("PlayerLatencyPolicies").spliterator(), false)
                .map(KnownQueues::policy)
                .collect(Collectors.joining(", then "));
        return words.isEmpty() ? "-" : words;
    }

    private static String policy(JsonNode policy) {
        String seconds = Answers.text(policy, "PolicyDurationSeconds");
        return Answers.text(policy, "MaximumIndividualPlayerLatencyMilliseconds") + " ms"
                + (seconds.isEmpty() ? "" : " for " + seconds + " s");
    }

    /** The last part of a resource name, and its region. */
    static String shortName(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length < 6 ? arn : parts[5].substring(parts[5].indexOf('/') + 1);
    }

    static String region(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length < 6 || parts[3].isEmpty() ? "-" : parts[3];
    }
}
