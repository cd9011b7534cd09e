package io.opengse.agent.deployment;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a deployment has come.
 *
 * @param busy whether the work of the stage is being done just now
 * @param notes what an operator should know although nothing failed
 * @param directory the game root; empty before it is known
 * @param failure only when FAILED
 * @param pause while an interrupted stage waits for its next try
 * @param saying while the work of a stage takes long
 */
record Progress(
        Stage stage,
        boolean busy,
        String directory,
        String notes,
        @Nullable Failure failure,
        @Nullable Pause pause,
        @Nullable Saying saying) {
    private static final Duration FIRST_WORDS = Duration.ofSeconds(5);

    static final Progress NONE = new Progress(Stage.LOOKING, false, "", "", null, null, null);

    /** @param times in a row */
    record Pause(int times, Instant until, String why) {}

    /**
     * Not all that could be said is: each report of it is news for the server.
     *
     * @param times that something was said
     * @param words empty at first: what is quickly done needs none
     */
    record Saying(int times, Instant at, String words) {}

    /** At this stage, with its work begun. */
    Progress working(Stage next) {
        return new Progress(next, true, directory, notes, null, next == stage ? pause : null, null);
    }

    Progress resting(Stage next) {
        return new Progress(next, false, directory, notes, null, null, null);
    }

    Progress in(String root) {
        return new Progress(stage, busy, root, "", failure, pause, saying);
    }

    Progress noting(String note) {
        String all = notes.isEmpty() || note.isEmpty() ? notes + note : notes + " " + note;
        return new Progress(stage, busy, directory, all, failure, pause, saying);
    }

    Progress failed(Failure why) {
        return new Progress(Stage.FAILED, false, directory, notes, why, null, null);
    }

    Progress interrupted(String why, Instant now) {
        int times = pause == null ? 1 : pause.times() + 1;
        return new Progress(
                stage, false, directory, notes, null, new Pause(times, now.plus(Patience.after(times)), why), null);
    }

    /** Seldom at first, and more seldom the longer it takes. */
    Progress saying(String words, Instant now) {
        Saying last = saying == null ? new Saying(0, now, "") : saying;
        boolean due = !now.isBefore(last.at().plus(FIRST_WORDS.multipliedBy(last.times() + 1L)));
        Saying next = due ? new Saying(last.times() + 1, now, words) : last;
        return new Progress(stage, busy, directory, notes, failure, pause, next);
    }

    /** Empty when nothing needs to be said. */
    String said() {
        return saying == null ? "" : saying.words();
    }
}
