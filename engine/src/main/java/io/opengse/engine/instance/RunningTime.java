package io.opengse.engine.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a fleet's instances ran: from the first ready process to the end (docs/decisions/0024). What they sent and
 * received nobody measures. Pure.
 */
public final class RunningTime {
    private RunningTime() {}

    /** Part of the window: so much running time fell into it. */
    public record Slot(Instant begin, Duration time) {}

    /** When an instance ran, within the window; empty when it did not. */
    static Optional<Run> run(Instance instance, String address, Window window, Instant now) {
        Instant active = instance.activeAt();
        if (active == null) {
            return Optional.empty();
        }
        Instant ended = instance.endedAt() == null ? now : instance.endedAt();
        Instant begin = active.isAfter(window.from()) ? active : window.from();
        Instant end = ended.isBefore(window.until()) ? ended : window.until();
        // One that has just begun has run for no time yet, but runs.
        boolean ran = instance.endedAt() == null ? !end.isBefore(begin) : end.isAfter(begin);
        return ran ? Optional.of(new Run(instance, address, begin, end)) : Optional.empty();
    }

    /** The window in pieces of this length, each with the running time of all runs; the last may be shorter. */
    public static List<Slot> slots(List<Run> runs, Window window, Duration length) {
        List<Slot> slots = new ArrayList<>();
        for (Instant begin = window.from(); begin.isBefore(window.until()); begin = begin.plus(length)) {
            Instant from = begin;
            Instant until = begin.plus(length);
            Duration time = runs.stream().map(run -> run.within(from, until)).reduce(Duration.ZERO, Duration::plus);
            slots.add(new Slot(begin, time));
        }
        return slots;
    }

    public static Duration total(List<Run> runs) {
        return runs.stream().map(Run::time).reduce(Duration.ZERO, Duration::plus);
    }
}
