package io.opengse.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in objects of Kubernetes what it knows no field for: a name that was misspelt, or stands in the wrong place. */
final class UnknownFields {
    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    private UnknownFields() {}

    static List<String> in(Object object) {
        return in(object, object.getClass().getSimpleName()).toList();
    }

    private static Stream<String> in(@Nullable Object node, String path) {
        return switch (node) {
            case null -> Stream.empty();
            case Collection<?> all -> all.stream().flatMap(one -> in(one, path));
            case Map<?, ?> all -> all.values().stream().flatMap(one -> in(one, path));
            case Enum<?> _ -> Stream.empty();
            case Object object
            when object.getClass().getName().startsWith(MODEL) ->
                Stream.of(object.getClass().getMethods())
                        .filter(UnknownFields::reads)
                        .flatMap(reader -> read(object, reader, path));
            default -> Stream.empty();
        };
    }

    private static boolean reads(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && method.getDeclaringClass().getName().startsWith(MODEL);
    }

    private static Stream<String> read(Object object, Method reader, String path) {
        try {
            Object value = reader.invoke(object);
            String name = path + "." + reader.getName().substring(3);
            return reader.getName().equals("getAdditionalProperties") && value instanceof Map<?, ?> unknown
                    ? unknown.keySet().stream().map(key -> path + "." + key)
                    : in(value, name);
        } catch (IllegalAccessException | InvocationTargetException problem) {
            throw new IllegalStateException(path, problem);
        }
    }
}
