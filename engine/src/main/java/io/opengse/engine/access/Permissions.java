package io.opengse.engine.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What the policies of one credential allow together. Pure; asked on every call. */
public record Permissions(List<Statement> statements) {
    public static final Permissions NONE = new Permissions(List.of());

    private static final String EVERYTHING = "*";

    public Permissions {
        statements = List.copyOf(statements);
    }

    /** Those of the statements whose conditions hold for such a call. */
    public Permissions in(Circumstances call) {
        return statements.stream().allMatch(one -> one.conditions().isEmpty())
                ? this
                : new Permissions(
                        statements.stream().filter(one -> one.holds(call)).toList());
    }

    /**
     * A statement that denies wins over any that allow; what no statement allows is refused.
     *
     * @param action with its prefix: gse:DescribeAlias
     * @param touched what the call is about: all of it must be allowed; empty for an action that can only be allowed
     *     for everything
     */
    public Decision decide(String action, List<Resource> touched) {
        List<Statement> about =
                statements.stream().filter(one -> one.covers(action)).toList();
        return touched.isEmpty() ? everything(about) : each(about, touched);
    }

    private static Decision everything(List<Statement> about) {
        List<Statement> covering = about.stream().filter(Statement::everything).toList();
        return first(covering, Effect.DENY)
                .<Decision>map(denying -> new Decision.Forbidden(denying.origin(), EVERYTHING))
                .or(() ->
                        first(covering, Effect.ALLOW).map(allowing -> new Decision.Allowed(List.of(allowing.origin()))))
                .orElseGet(() -> new Decision.NotGranted(EVERYTHING));
    }

    private static Decision each(List<Statement> about, List<Resource> touched) {
        List<Statement> allowing = new ArrayList<>();
        for (Resource resource : touched) {
            List<Statement> covering =
                    about.stream().filter(one -> one.covers(resource)).toList();
            Optional<Statement> denying = first(covering, Effect.DENY);
            if (denying.isPresent()) {
                return new Decision.Forbidden(denying.get().origin(), resource.toString());
            }
            Optional<Statement> allowed = first(covering, Effect.ALLOW);
            if (allowed.isEmpty()) {
                return new Decision.NotGranted(resource.toString());
            }
            allowing.add(allowed.get());
        }
        LinkedHashSet<String> origins = new LinkedHashSet<>();
        allowing.forEach(one -> origins.add(one.origin()));
        return new Decision.Allowed(List.copyOf(origins));
    }

    private static Optional<Statement> first(List<Statement> statements, Effect effect) {
        return statements.stream().filter(one -> one.effect() == effect).findFirst();
    }
}
