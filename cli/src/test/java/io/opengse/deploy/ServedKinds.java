package io.opengse.deploy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an API server says that it knows: kinds in their versions, and their fields. */
final class ServedKinds {
    private final KubernetesClient client;
    private final Map<?, ?> definitions;

    private ServedKinds(KubernetesClient client, Map<?, ?> definitions) {
        this.client = client;
        this.definitions = definitions;
    }

    static ServedKinds of(KubernetesClient client) {
        Map<?, ?> described = new KubernetesSerialization().unmarshal(client.raw("/openapi/v2"), Map.class);
        return new ServedKinds(client, map(described.get("definitions")));
    }

    /** The version itself where it is served, else the one that the server prefers of the group. */
    String version(String wanted, String kind) {
        var served = client.getApiResources(wanted);
        if (served != null
                && served.getResources().stream().anyMatch(one -> one.getKind().equals(kind))) {
            return wanted;
        }
        String group = wanted.substring(0, wanted.indexOf('/'));
        return group + "/" + client.getApiGroup(group).getPreferredVersion().getVersion();
    }

    /**
     * Takes away what it has no field for, for it refuses that.
     *
     * @return the places of what was taken away
     */
    List<String> withoutUnknown(Map<String, Object> object, String version, String kind) {
        List<String> unknown = new ArrayList<>();
        prune(object, definition(version, kind), kind, unknown);
        return unknown;
    }

    private Map<?, ?> definition(String version, String kind) {
        int slash = version.indexOf('/');
        Map<String, String> wanted = Map.of(
                "group",
                slash < 0 ? "" : version.substring(0, slash),
                "version",
                version.substring(slash + 1),
                "kind",
                kind);
        return definitions.values().stream()
                .map(ServedKinds::map)
                .filter(one ->
                        one.get("x-kubernetes-group-version-kind") instanceof List<?> kinds && kinds.contains(wanted))
                .findFirst()
                .orElseThrow(() -> new AssertionError(version + " " + kind + " is served and not described"));
    }

    private void prune(@Nullable Object node, Map<?, ?> schema, String path, List<String> unknown) {
        switch (node) {
            case Map<?, ?> fields
            when schema.containsKey("properties") -> {
                Map<?, ?> known = map(schema.get("properties"));
                fields.keySet().removeIf(name -> !known.containsKey(name) && unknown.add(path + "." + name));
                fields.forEach((name, value) -> prune(value, followed(known.get(name)), path + "." + name, unknown));
            }
            case List<?> items
            when schema.containsKey("items") ->
                items.forEach(item -> prune(item, followed(schema.get("items")), path, unknown));
            case null, default -> {} // of any form, such as labels
        }
    }

    private Map<?, ?> followed(@Nullable Object schema) {
        Map<?, ?> said = map(schema);
        Object elsewhere = said.get("$ref");
        return elsewhere == null
                ? said
                : map(definitions.get(elsewhere.toString().replaceFirst(".*/", "")));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }
}
