package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.server.api.problem.ErrorCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One action of the API: everything its callers may rely on, and the work that does it. The server checks calls by it,
 * and the reference page is rendered from it.
 *
 * @param purpose a sentence or two
 * @param errors what it may refuse with, beside the ones every action has
 */
public record Action<T>(
        String name,
        String purpose,
        List<Parameter<?>> parameters,
        Shape<T> answer,
        List<ErrorCode> errors,
        Work<T> work) {

    /** Does it; throws ApiProblem, or the engine's Refused. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Arguments arguments, Caller caller);
    }

    /** Checks what was given and does it. */
    public Map<String, @Nullable Object> run(ObjectNode given, Caller caller) {
        Mistakes mistakes = new Mistakes();
        Arguments arguments = new Structure(name, parameters).read(given, "", mistakes);
        mistakes.throwIfAny();
        if (arguments == null) {
            throw new IllegalStateException("parameters of " + name + " are neither read nor refused");
        }
        return answer.map(work.run(arguments, caller));
    }
}
