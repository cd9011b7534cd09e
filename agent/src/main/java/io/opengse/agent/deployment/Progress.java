package io.opengse.agent.deployment;

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
 */
record Progress(
        Stage stage,
        boolean busy,
        String directory,
        String notes,
        @Nullable Failure failure,
        @Nullable Pause pause) {
    static final Progress NONE = new Progress(Stage.LOOKING, false, "", "", null, null);

    /** @param times in a row */
    record Pause(int times, Instant until, String why) {}

    /** At this stage, with its work begun. */
    Progress working(Stage next) {
        return new Progress(next, true, directory, notes, null, next == stage ? pause : null);
    }

    Progress resting(Stage next) {
        return new Progress(next, false, directory, notes, null, null);
    }

    Progress in(String root) {
        return new Progress(stage, busy, root, "", failure, pause);
    }

    Progress noting(String note) {
        String all = notes.isEmpty() || note.isEmpty() ? notes + note : notes + " " + note;
        return new Progress(stage, busy, directory, all, failure, pause);
    }

    Progress failed(Failure why) {
        return new Progress(Stage.FAILED, false, directory, notes, why, null);
    }

    Progress interrupted(String why, Instant now) {
        int times = pause == null ? 1 : pause.times() + 1;
        return new Progress(
                stage, false, directory, notes, null, new Pause(times, now.plus(Patience.after(times)), why));
    }
}
