package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The parts of a queue, as the commands that create and change one take them. */
final class QueueParts {
    private static final Pattern POLICY = Pattern.compile("(\\d+)(?:ms)?(?:/(\\d+)s?)?");
    private static final String NOTHING = "none";

    @Option(
            names = "--to",
            paramLabel = "FLEET|ALIAS[@REGION]",
            description = "Where to place: id, name or resource name of a fleet or an alias; repeatable, the first that"
                    + " can is taken; \"none\" clears. A region other than the server's: arena@eu-frankfurt.")
    private List<String> destinations = new ArrayList<>();

    @Option(
            names = "--latency",
            paramLabel = "MS[/SECONDS]",
            description = "No player may have more, for so long; repeatable, from strict to wide, the last one lasts"
                    + " until the timeout: --latency 80/10 --latency 150; \"none\" clears.")
    private List<String> latencies = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long a placement waits, at most 600.")
    private @Nullable Integer timeout;

    /** Whether anything was said. */
    boolean given() {
        return !destinations.isEmpty() || !latencies.isEmpty() || timeout != null;
    }

    void put(CloudApi api, ObjectNode question) {
        if (!destinations.isEmpty()) {
            ArrayNode list = question.putArray("Destinations");
            said(destinations).forEach(word -> list.addObject().put("DestinationArn", arn(api, word)));
        }
        if (!latencies.isEmpty()) {
            ArrayNode list = question.putArray("PlayerLatencyPolicies");
            said(latencies).forEach(word -> policy(list.addObject(), word));
        }
        if (timeout != null) {
            question.put("TimeoutInSeconds", timeout);
        }
    }

    private static List<String> said(List<String> words) {
        return words.equals(List.of(NOTHING)) ? List.of() : words;
    }

    private static void policy(ObjectNode policy, String word) {
        Matcher parts = POLICY.matcher(word);
        if (!parts.matches()) {
            throw new Usage(
                    "\"" + word + "\" is no latency policy", "write milliseconds, and for how long: --latency 80/10");
        }
        policy.put("MaximumIndividualPlayerLatencyMilliseconds", Integer.valueOf(parts.group(1)));
        if (parts.group(2) != null) {
            policy.put("PolicyDurationSeconds", Integer.valueOf(parts.group(2)));
        }
    }

    private static String arn(CloudApi api, String word) {
        if (word.startsWith("qcs:")) {
            return word;
        }
        int at = word.lastIndexOf('@');
        String name = at < 0 ? word : word.substring(0, at);
        Optional<JsonNode> alias = KnownAliases.find(api, name);
        String arn = alias.isPresent()
                ? Answers.text(alias.get(), "AliasArn")
                : Answers.text(Known.fleet(api, name), "FleetArn");
        return at < 0 ? arn : arn.replaceFirst("qcs::gse:[^:]*:", "qcs::gse:" + word.substring(at + 1) + ":");
    }
}
