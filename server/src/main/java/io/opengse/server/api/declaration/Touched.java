package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.access.Resource;
import io.opengse.engine.access.ResourceKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which things an action touches one by one, for policies. Tencent Cloud documents it for some actions; all others can
 * only be granted on everything (*), those that touch a fleet too.
 *
 * @param kind null for an action that can only be granted on everything
 * @param parameters any of these holds the id
 */
public record Touched(@Nullable ResourceKind kind, List<String> parameters) {
    public static final Touched EVERYTHING = new Touched(null, List.of());

    private static final Set<String> ASSET_ACTIONS = Set.of("DeleteAsset", "DescribeAsset", "UpdateAsset");
    private static final Set<String> ALIAS_ACTIONS =
            Set.of("DeleteAlias", "DescribeAlias", "ResolveAlias", "UpdateAlias");
    private static final Set<String> QUEUE_ACTIONS =
            Set.of("DeleteGameServerSessionQueue", "StartGameServerSessionPlacement", "UpdateGameServerSessionQueue");
    private static final Set<String> FLEET_ACTIONS = Set.of(
            "AttachCcnInstances",
            "DeleteFleet",
            "DeleteScalingPolicy",
            "DescribeFleetEvents",
            "DescribeFleetPortSettings",
            "DescribeInstances",
            "DescribeInstancesExtend",
            "DescribeRuntimeConfiguration",
            "DescribeScalingPolicies",
            "DetachCcnInstances",
            "GetInstanceAccess",
            "PutScalingPolicy",
            "SetServerWeight",
            "StartFleetActions",
            "StopFleetActions",
            "UpdateFleetAttributes",
            "UpdateFleetCapacity",
            "UpdateFleetName",
            "UpdateFleetPortSettings",
            "UpdateRuntimeConfiguration");

    public Touched {
        parameters = List.copyOf(parameters);
    }

    static Touched documentedFor(String action) {
        if (FLEET_ACTIONS.contains(action)) {
            return new Touched(ResourceKind.FLEET, List.of("FleetId"));
        }
        if (ALIAS_ACTIONS.contains(action)) {
            return new Touched(ResourceKind.ALIAS, List.of("AliasId"));
        }
        if (ASSET_ACTIONS.contains(action)) {
            return new Touched(ResourceKind.ASSET, List.of("AssetId"));
        }
        return QUEUE_ACTIONS.contains(action)
                ? new Touched(ResourceKind.QUEUE, List.of("Name", "GameServerSessionQueueName"))
                : EVERYTHING;
    }

    /** What is given; a thing without an id, which only a pattern for all of its kind allows, when none is. */
    List<Resource> in(List<Parameter<?>> declared, ObjectNode given) {
        if (kind == null) {
            return List.of();
        }
        List<Resource> found = declared.stream()
                .filter(parameter -> parameters.contains(parameter.name()))
                .map(parameter -> parameter.in(given))
                .filter(node -> node != null && !node.isNull())
                .map(JsonNode::asText)
                .map(id -> new Resource(kind, id))
                .toList();
        return found.isEmpty() ? List.of(new Resource(kind, "")) : found;
    }

    /** For the reference page; empty when it can only be granted on everything. */
    public String form() {
        return kind == null ? "" : kind.word() + "/" + String.join(" or ", parameters);
    }
}
