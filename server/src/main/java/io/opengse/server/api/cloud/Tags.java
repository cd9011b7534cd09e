package io.opengse.server.api.cloud;

import io.opengse.server.api.declaration.Arguments;
import io.opengse.server.api.declaration.Kind;
import io.opengse.server.api.declaration.ListOf;
import io.opengse.server.api.declaration.Parameter;
import io.opengse.server.api.declaration.Shape;
import io.opengse.server.api.declaration.Structure;
import io.opengse.server.api.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tags, as actions take and show them. */
public final class Tags {
    private static final int KEY_BYTES = 127;
    private static final int VALUE_BYTES = 255;

    private static final Parameter<String> KEY = Parameter.of(
                    "Key", Kind.text(1, KEY_BYTES), "Name of the tag.", "team")
            .asRequired();
    private static final Parameter<String> VALUE = Parameter.of(
                    "Value", Kind.text(0, VALUE_BYTES), "Value of the tag.", "blue")
            .asRequired();
    public static final Parameter<List<Arguments>> TAGS = Parameter.of(
            "Tags", new ListOf<>(new Structure("Tag", List.of(KEY, VALUE)), 0, 50), "Tags to find it by.", "*");

    static final Shape<Map.Entry<String, String>> TAG = Shape.<Map.Entry<String, String>>named("Tag")
            .text("Key", "name", Map.Entry::getKey)
            .text("Value", "value", Map.Entry::getValue);

    private Tags() {}

    /** Those that were given; empty when the parameter was left out. */
    public static Optional<Map<String, String>> find(Arguments arguments) {
        return arguments.find(TAGS).map(Tags::read);
    }

    /** In the order they are shown. */
    static List<Map.Entry<String, String>> sorted(Map<String, String> tags) {
        return tags.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    }

    private static Map<String, String> read(List<Arguments> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (Arguments tag : given) {
            String key = within(tag.get(KEY), "Tags.Key", KEY_BYTES);
            if (tags.put(key, within(tag.get(VALUE), "Tags.Value", VALUE_BYTES)) != null) {
                throw ApiProblem.badValue("Tags has the key \"" + key + "\" twice: give each key once");
            }
        }
        return tags;
    }

    private static String within(String text, String path, int most) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > most) {
            throw ApiProblem.badValue(path + " has " + bytes + " bytes in UTF-8, at most " + most + " are allowed");
        }
        return text;
    }
}
