package io.opengse.server.api.declaration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What an answer looks like: each field with its type, its meaning and where its value comes from. Both the JSON and
 * the reference page come from it.
 */
public final class Shape<T> {
    private final String name;
    private final List<Field<T>> fields;

    private Shape(String name, List<Field<T>> fields) {
        this.name = name;
        this.fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param inner the shape of its value or elements; null for texts and numbers
     */
    public record Field<T>(
            String name,
            String type,
            String meaning,
            Reading<T> reading,
            @Nullable Shape<?> inner) {}

    /** Takes a field's value out of the whole; null stands as null in JSON. */
    @FunctionalInterface
    public interface Reading<T> {
        @Nullable
        Object of(T whole);
    }

    public static <T> Shape<T> named(String name) {
        return new Shape<>(name, List.of());
    }

    public Shape<T> text(String field, String meaning, Reading<T> reading) {
        return with(new Field<>(field, "String", meaning, reading, null));
    }

    public Shape<T> whole(String field, String meaning, ToLongFunction<T> reading) {
        return with(new Field<>(field, "Integer", meaning, reading::applyAsLong, null));
    }

    /** A number that may be null. */
    public Shape<T> wholeIfAny(String field, String meaning, Reading<T> reading) {
        return with(new Field<>(field, "Integer", meaning, reading, null));
    }

    /** A number with a fraction, that may be null. */
    public Shape<T> decimal(String field, String meaning, Reading<T> reading) {
        return with(new Field<>(field, "Float", meaning, reading, null));
    }

    public Shape<T> flag(String field, String meaning, Reading<T> reading) {
        return with(new Field<>(field, "Boolean", meaning, reading, null));
    }

    public Shape<T> texts(String field, String meaning, Function<T, List<String>> reading) {
        return with(new Field<>(field, "Array of String", meaning, reading::apply, null));
    }

    public Shape<T> wholes(String field, String meaning, Function<T, List<Integer>> reading) {
        return with(new Field<>(field, "Array of Integer", meaning, reading::apply, null));
    }

    public Shape<T> longs(String field, String meaning, Function<T, List<Long>> reading) {
        return with(new Field<>(field, "Array of Integer", meaning, reading::apply, null));
    }

    public Shape<T> decimals(String field, String meaning, Function<T, List<Double>> reading) {
        return with(new Field<>(field, "Array of Float", meaning, reading::apply, null));
    }

    public <V> Shape<T> object(String field, String meaning, Shape<V> inner, Function<T, V> reading) {
        return with(new Field<>(field, inner.name, meaning, whole -> inner.map(reading.apply(whole)), inner));
    }

    public <V> Shape<T> objectIfAny(String field, String meaning, Shape<V> inner, Function<T, Optional<V>> reading) {
        Reading<T> value = whole -> reading.apply(whole).map(inner::map).orElse(null);
        return with(new Field<>(field, inner.name, meaning, value, inner));
    }

    public <V> Shape<T> list(String field, String meaning, Shape<V> inner, Function<T, List<V>> reading) {
        Reading<T> value =
                whole -> reading.apply(whole).stream().map(inner::map).toList();
        return with(new Field<>(field, "Array of " + inner.name, meaning, value, inner));
    }

    public String name() {
        return name;
    }

    public List<Field<T>> fields() {
        return fields;
    }

    /** The answer as JSON will show it: every field, in order. */
    public Map<String, @Nullable Object> map(T value) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Field<T> field : fields) {
            object.put(field.name(), field.reading().of(value));
        }
        return object;
    }

    private Shape<T> with(Field<T> field) {
        List<Field<T>> more = new ArrayList<>(fields);
        more.add(field);
        return new Shape<>(name, more);
    }
}
