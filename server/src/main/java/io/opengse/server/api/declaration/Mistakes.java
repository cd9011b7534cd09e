package io.opengse.server.api.declaration;

import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with one call, so that its author mends it in one go. */
public final class Mistakes {
    private final List<ApiProblem> found = new ArrayList<>();

    /** @param path which parameter, e.g. GameProperties.3.Key */
    public void add(ErrorCode code, String path, String what) {
        found.add(new ApiProblem(code, path + " " + what));
    }

    public void add(ApiProblem problem) {
        found.add(problem);
    }

    /** Throws one problem with every message, under the code of the first. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ApiProblem(
                    found.getFirst().code(),
                    String.join("; ", found.stream().map(ApiProblem::text).toList()));
        }
    }
}
