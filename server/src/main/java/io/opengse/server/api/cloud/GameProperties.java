package io.opengse.server.api.cloud;

import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ApiProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The properties of sessions, as actions take and show them. */
final class GameProperties {
    private static final Parameter<String> KEY = Parameter.of("Key", Kind.ascii(1, 32), "Name of the property.", "mode")
            .asRequired();
    private static final Parameter<String> VALUE = Parameter.of(
                    "Value", Kind.ascii(0, 96), "Value of the property.", "ranked")
            .asRequired();
    static final Parameter<List<Arguments>> PARAMETER = Parameter.of(
            "GameProperties",
            new ListOf<>(new Structure("GameProperty", List.of(KEY, VALUE)), 0, 16),
            "Passed on to the game, and searchable.",
            "*");

    static final Shape<Map.Entry<String, String>> SHAPE = Shape.<Map.Entry<String, String>>named("GameProperty")
            .text("Key", "name", Map.Entry::getKey)
            .text("Value", "value", Map.Entry::getValue);

    private GameProperties() {}

    /** In the order given. */
    static Map<String, String> read(Arguments arguments) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Arguments property : arguments.get(PARAMETER, List.of())) {
            if (properties.put(property.get(KEY), property.get(VALUE)) != null) {
                throw ApiProblem.badValue(
                        "GameProperties has the key \"" + property.get(KEY) + "\" twice: give each key once");
            }
        }
        return properties;
    }
}
