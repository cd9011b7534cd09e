package io.opengse.server.api.declaration;

import io.opengse.server.api.problem.ApiProblem;
import io.opengse.server.api.problem.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with one call, so that its author mends it in one go. */
public final class Mistakes {
    private static final int MOST_TOLD = 10;

    private final List<ApiProblem> found = new ArrayList<>();
    private int untold;

    /** @param path which parameter, e.g. GameProperties.3.Key */
    public void add(ErrorCode code, String path, String what) {
        if (found.size() < MOST_TOLD) {
            found.add(new ApiProblem(code, path + " " + what));
        } else {
            untold++;
        }
    }

    /** Throws one problem with every message, under the code of the first. */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            String told = String.join("; ", found.stream().map(ApiProblem::text).toList());
            throw new ApiProblem(
                    found.getFirst().code(), untold == 0 ? told : told + "; and " + untold + " more mistakes");
        }
    }
}
