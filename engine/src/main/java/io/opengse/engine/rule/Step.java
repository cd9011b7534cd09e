package io.opengse.engine.rule;

import io.opengse.engine.problem.Problem;

/**
 * What a rule says about an event in a state: the thing moves on, it stays as it is, or whoever caused the event is
 * refused. Rules only say it; a service writes it.
 */
public sealed interface Step<T> {
    /** @param to the thing as it must be written */
    record Moved<T>(T to) implements Step<T> {}

    /** Nothing to write: a repetition, or a timer that lost a race. */
    record Stayed<T>() implements Step<T> {}

    /** @param why what the one who caused the event is told */
    record Refused<T>(Problem why) implements Step<T> {}

    static <T> Step<T> moved(T to) {
        return new Moved<>(to);
    }

    static <T> Step<T> stayed() {
        return new Stayed<>();
    }

    static <T> Step<T> refused(Problem why) {
        return new Refused<>(why);
    }
}
