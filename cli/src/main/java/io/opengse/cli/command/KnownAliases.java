package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.settings.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds aliases by what people type: an id or a name. */
final class KnownAliases {
    private static final int PAGE = 100;

    private KnownAliases() {}

    static List<JsonNode> all(CloudApi api) {
        List<JsonNode> aliases = new ArrayList<>();
        JsonNode page;
        do {
            page = api.call(
                    "ListAliases",
                    CloudApi.parameters().put("Offset", aliases.size()).put("Limit", PAGE));
            page.path("Aliases").forEach(aliases::add);
        } while (!page.path("Aliases").isEmpty()
                && aliases.size() < page.path("TotalCount").asInt());
        return aliases;
    }

    /** The alias of this id or name; empty when there is none. */
    static Optional<JsonNode> find(CloudApi api, String idOrName) {
        List<JsonNode> aliases = all(api);
        for (String field : new String[] {"AliasId", "Name"}) {
            List<JsonNode> matching = aliases.stream()
                    .filter(alias -> Answers.text(alias, field).equals(idOrName))
                    .toList();
            if (matching.size() > 1) {
                throw new Failure(
                        matching.size() + " aliases are called \"" + idOrName + "\"",
                        "name it by its id; gse alias list shows them");
            }
            if (!matching.isEmpty()) {
                return Optional.of(matching.getFirst());
            }
        }
        return Optional.empty();
    }

    static JsonNode require(CloudApi api, String idOrName) {
        return find(api, idOrName).orElseThrow(() -> {
            List<String> names =
                    all(api).stream().map(alias -> Answers.text(alias, "Name")).toList();
            return new Failure(
                    "there is no alias \"" + idOrName + "\"" + NearMiss.hint(idOrName, names),
                    "gse alias list shows the aliases there are");
        });
    }

    /** The fleet it leads to, or what it tells those who come. */
    static String destination(JsonNode alias) {
        JsonNode routing = alias.path("RoutingStrategy");
        return Answers.text(routing, "Type").equals("TERMINAL")
                ? "nowhere: " + Answers.text(routing, "Message")
                : Answers.text(routing, "FleetId");
    }
}
