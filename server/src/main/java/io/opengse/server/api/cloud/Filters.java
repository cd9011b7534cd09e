package io.opengse.server.api.cloud;

import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ApiProblem;
import java.util.List;
import java.util.Map;

/** The parameter Filters of lists, and whether a named and tagged thing fits. */
final class Filters {
    private static final Parameter<String> KEY = Parameter.of(
                    "Key",
                    Kind.text(1, 127),
                    "resource:name, resource:resourceId, tag:key or tag:key-value.",
                    "resource:name")
            .asRequired();
    private static final Parameter<List<String>> VALUES = Parameter.of(
            "Values",
            new ListOf<>(Kind.text(0, 400), 0, 20),
            "Names; ids; tag keys; or tags as key:value. One that fits is enough.",
            "demo");
    static final Parameter<List<Arguments>> FILTERS = Parameter.of(
            "Filters",
            new ListOf<>(new Structure("Filter", List.of(KEY, VALUES)), 0, 10),
            "Conditions that must all hold.",
            "*");

    private Filters() {}

    static boolean fit(Arguments arguments, String id, String name, Map<String, String> tags) {
        return arguments.get(FILTERS, List.of()).stream().allMatch(filter -> fits(filter, id, name, tags));
    }

    private static boolean fits(Arguments filter, String id, String name, Map<String, String> tags) {
        List<String> values = filter.get(VALUES, List.of());
        return switch (filter.get(KEY)) {
            case "resource:name" -> values.contains(name);
            case "resource:resourceId" -> values.contains(id);
            case "tag:key" -> values.stream().anyMatch(tags::containsKey);
            case "tag:key-value" ->
                tags.entrySet().stream().anyMatch(tag -> values.contains(tag.getKey() + ":" + tag.getValue()));
            default ->
                throw ApiProblem.badValue(
                        "Filters.Key must be resource:name, resource:resourceId, tag:key or tag:key-value, not \""
                                + filter.get(KEY) + "\"");
        };
    }
}
