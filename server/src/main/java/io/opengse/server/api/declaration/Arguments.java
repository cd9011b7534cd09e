package io.opengse.server.api.declaration;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The checked values of one call, or of one object within it; asked for by declared parameter, so they have types. */
public final class Arguments {
    private final Map<String, Object> values;

    Arguments(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    public <T> Optional<T> find(Parameter<T> parameter) {
        return Optional.ofNullable(value(parameter));
    }

    /** The value of a required parameter. */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(
                        () -> new IllegalStateException(parameter.name() + " was declared optional, but is needed"));
    }

    public <T> T get(Parameter<T> parameter, T otherwise) {
        return find(parameter).orElse(otherwise);
    }

    /** A number that was declared to fit, as an int. */
    public int whole(Parameter<Long> parameter, int otherwise) {
        return Math.toIntExact(get(parameter, (long) otherwise));
    }

    /** The same text for the same values: what a page token is bound to. */
    public String fingerprint(Parameter<?>... except) {
        Map<String, Object> bound = new TreeMap<>(values);
        Arrays.stream(except).map(Parameter::name).forEach(bound::remove);
        return bound.toString();
    }

    @Override
    public String toString() {
        return fingerprint();
    }

    @SuppressWarnings({"unchecked", "NullAway"})
    private <T> T value(Parameter<T> parameter) {
        return (T) values.get(parameter.name());
    }
}
