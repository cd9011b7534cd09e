package io.opengse.engine.problem;

/** Carries a {@link Problem} out of a service; thrown inside a transaction it also undoes that transaction. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public static Refused invalid(String message) {
        return new Refused(new Problem.Invalid(message));
    }

    public static Refused notFound(String message) {
        return new Refused(new Problem.NotFound(message));
    }

    public static Refused unavailable(String message) {
        return new Refused(new Problem.Unavailable(message));
    }

    public static Refused exhausted(String message) {
        return new Refused(new Problem.Exhausted(message));
    }

    public static Refused limitReached(String message) {
        return new Refused(new Problem.LimitReached(message));
    }

    public static Refused inUse(String message) {
        return new Refused(new Problem.InUse(message));
    }

    public static Refused denied(String message) {
        return new Refused(new Problem.Denied(message));
    }
}
