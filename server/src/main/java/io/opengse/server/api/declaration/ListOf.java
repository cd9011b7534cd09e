package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.JsonNode;
import io.opengse.server.api.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of so many elements of one kind. */
public record ListOf<T>(Kind<T> element, int least, int most) implements Kind<List<T>> {
    @Override
    public String type() {
        return "Array of " + element.type();
    }

    @Override
    public String limits() {
        String inner = element.limits().isEmpty() ? "" : ", each " + element.limits();
        return least + " to " + most + " elements" + inner;
    }

    @Override
    public @Nullable List<T> read(JsonNode given, String path, Mistakes mistakes) {
        if (!given.isArray()) {
            mistakes.add(ErrorCode.INVALID_PARAMETER, path, "must be a list, not " + Shown.kind(given));
            return null;
        }
        if (given.size() < least || given.size() > most) {
            mistakes.add(
                    ErrorCode.INVALID_PARAMETER_VALUE,
                    path,
                    "must have " + least + " to " + most + " elements, not " + given.size());
            return null;
        }
        List<T> elements = new ArrayList<>();
        for (int index = 0; index < given.size(); index++) {
            T read = element.read(given.get(index), path + "." + index, mistakes);
            if (read != null) {
                elements.add(read);
            }
        }
        return elements;
    }

    @Override
    public Object example(String written) {
        return List.of(element.example(written));
    }
}
