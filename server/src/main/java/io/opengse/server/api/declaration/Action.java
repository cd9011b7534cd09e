package io.opengse.server.api.declaration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.engine.access.Resource;
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
 * @param touched what policies can name one by one when they allow it
 */
public record Action<T>(
        String name,
        String purpose,
        List<Parameter<?>> parameters,
        Shape<T> answer,
        List<ErrorCode> errors,
        Work<T> work,
        Touched touched) {
    private static final String OPERATOR_PREFIX = "Opengse";
    private static final List<String> LOOKING =
            List.of("Get", "Describe", "List", "Resolve", "Search", "Explain", "Version", "Test");

    /** One that touches what Tencent Cloud documents for its name. */
    public Action(
            String name,
            String purpose,
            List<Parameter<?>> parameters,
            Shape<T> answer,
            List<ErrorCode> errors,
            Work<T> work) {
        this(name, purpose, parameters, answer, errors, work, Touched.documentedFor(name));
    }

    /** Does it; throws ApiProblem, or the engine's Refused. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Arguments arguments, Caller caller);
    }

    /** As policies name it: gse:CreateFleet, and opengse:ListHosts for what only operators need. */
    public String permission() {
        return name.startsWith(OPERATOR_PREFIX) ? "opengse:" + name.substring(OPERATOR_PREFIX.length()) : "gse:" + name;
    }

    /** Whether it only looks. */
    public boolean onlyLooks() {
        String verb = permission().substring(permission().indexOf(':') + 1);
        return LOOKING.stream().anyMatch(verb::startsWith);
    }

    /** The things that policies are asked about, as they were given: before anything of it is checked. */
    public List<Resource> touches(ObjectNode given) {
        return touched.in(parameters, given);
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
