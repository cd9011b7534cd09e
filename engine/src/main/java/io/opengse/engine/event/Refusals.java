package io.opengse.engine.event;

import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.store.Store;

/**
 * Leaves an event of what was refused, in a transaction of its own, since the refusal undid the one it came from.
 * Callers' own mistakes are not kept: they got the answer, and nobody else can mend them.
 */
public final class Refusals {
    private final Store store;

    public Refusals(Store store) {
        this.store = store;
    }

    /** @return the refusal, to be thrown */
    public Refused noted(Refused refused, EventCode code, Cause cause, Event.Subjects about) {
        if (tellsOfTheWorld(refused.problem())) {
            store.write(transaction -> {
                cause.note(transaction, code, refused.problem().message(), about);
                return code;
            });
        }
        return refused;
    }

    private static boolean tellsOfTheWorld(Problem problem) {
        return switch (problem) {
            case Problem.Invalid _, Problem.NotFound _ -> false;
            case Problem.Unavailable _,
                    Problem.Exhausted _,
                    Problem.LimitReached _,
                    Problem.InUse _,
                    Problem.Denied _ -> true;
        };
    }
}
