package io.opengse.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a call names and, when it made or changed something, that its answer names: what the audit log keeps of
 * it. Only fields of this list are ever read, none of which holds a secret.
 */
final class Named {
    private static final List<String> FIELDS = List.of(
            "FleetId",
            "AliasId",
            "AssetId",
            "GameServerSessionId",
            "GameServerSessionIds",
            "PlacementId",
            "GameServerSessionQueueName",
            "PlayerSessionId",
            "InstanceId",
            "HostId",
            "ProcessId",
            "TimerId",
            "SecretId",
            "PolicyName",
            "Name");
    private static final int LONGEST = 512;
    private static final int MOST_OF_A_LIST = 10;

    private Named() {}

    static String ids(Visit visit, Reply reply) {
        Set<String> ids = new LinkedHashSet<>();
        given(visit.parameters(), ids);
        if (visit.action() != null
                && !visit.action().onlyLooks()
                && reply.code().equals("OK")) {
            answered(reply.envelope().get("Response"), ids, 2);
        }
        String together = String.join(" ", ids);
        return together.length() <= LONGEST ? together : together.substring(0, LONGEST - 1) + "…";
    }

    private static void given(@Nullable ObjectNode parameters, Set<String> ids) {
        if (parameters == null) {
            return;
        }
        for (String field : FIELDS) {
            JsonNode node = parameters.path(field);
            add(node, ids);
            for (int at = 0; node.isArray() && at < Math.min(node.size(), MOST_OF_A_LIST); at++) {
                add(node.get(at), ids);
            }
        }
    }

    private static void add(JsonNode node, Set<String> ids) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            ids.add(node.textValue());
        }
    }

    private static void answered(@Nullable Object answer, Set<String> ids, int depth) {
        if (!(answer instanceof Map<?, ?> fields)) {
            return;
        }
        for (String field : FIELDS) {
            if (fields.get(field) instanceof String id && !id.isEmpty()) {
                ids.add(id);
            }
        }
        if (depth > 1) {
            fields.values().forEach(inner -> answered(inner, ids, depth - 1));
        }
    }
}
