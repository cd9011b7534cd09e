package io.opengse.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;

/** One thing the sweeper looks after: at its own pace, and without pause while there is more than one helping of it. */
final class Duty {
    private final Duration every;
    private final int helping;
    private final ToIntFunction<Instant> work;
    private Instant due = Instant.MIN;

    /** @param work told the time, says how many it found to do, at most a helping */
    Duty(Duration every, int helping, ToIntFunction<Instant> work) {
        this.every = every;
        this.helping = helping;
        this.work = work;
    }

    void run(Instant now) {
        if (!due.isAfter(now)) {
            due = now.plus(every);
            if (work.applyAsInt(now) >= helping) {
                due = now;
            }
        }
    }
}
