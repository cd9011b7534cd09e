package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.api.problem.ErrorCode;
import io.opengse.settings.NearMiss;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object with named fields; the parameters of an action are one too. */
public record Structure(String name, List<Parameter<?>> fields) implements Kind<Arguments> {
    @Override
    public String type() {
        return name;
    }

    @Override
    public String limits() {
        return "";
    }

    @Override
    public @Nullable Arguments read(JsonNode given, String path, Mistakes mistakes) {
        if (!given.isObject()) {
            mistakes.add(ErrorCode.INVALID_PARAMETER, path, "must be an object, not " + Shown.kind(given));
            return null;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        List<String> known = fields.stream().<String>map(Parameter::name).toList();
        for (String field : (Iterable<String>) given::fieldNames) {
            if (!known.contains(field)
                    && fields.stream().noneMatch(one -> one.otherNames().contains(field))) {
                mistakes.add(
                        ErrorCode.UNKNOWN_PARAMETER,
                        prefix + shortened(field),
                        "is no parameter of " + name + NearMiss.hint(shortened(field), known));
            }
        }
        Map<String, Object> values = new HashMap<>();
        for (Parameter<?> field : fields) {
            Object value = field.read(field.in(given), prefix + field.name(), mistakes);
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        return new Arguments(values);
    }

    @Override
    public Object example(String written) {
        Map<String, Object> example = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> !field.example().isEmpty())
                .forEach(field -> example.put(field.name(), field.exampleValue()));
        return example;
    }

    private static String shortened(String field) {
        return field.length() <= 60 ? field : field.substring(0, 60) + "…";
    }
}
