package io.opengse.agent.deployment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logs of a deployment's stages on their way to the server, one after the other.
 *
 * @param left by these stages, in their order
 * @param owed not at the server yet
 * @param nextTry null: at once
 */
record StageLogs(
        List<Stage> left,
        List<Stage> owed,
        boolean uploading,
        int failures,
        @Nullable Instant nextTry) {
    static final StageLogs NONE = new StageLogs(List.of(), List.of(), false, 0, null);

    static StageLogs found(List<Stage> left, List<Stage> owed) {
        return new StageLogs(left, owed, false, 0, null);
    }

    StageLogs with(Stage stage) {
        return new StageLogs(added(left, stage), added(owed, stage), uploading, failures, nextTry);
    }

    StageLogs kept(Stage stage) {
        return new StageLogs(left, without(owed, stage), false, 0, null);
    }

    StageLogs notKept(Stage stage, boolean again, Instant now) {
        if (!again) {
            return new StageLogs(without(left, stage), without(owed, stage), false, 0, null);
        }
        Duration wait = Patience.after(failures + 1);
        return new StageLogs(left, owed, false, failures + 1, now.plus(wait));
    }

    StageLogs begun() {
        return new StageLogs(left, owed, true, failures, null);
    }

    boolean canBegin(Instant now) {
        return !owed.isEmpty() && !uploading && (nextTry == null || !now.isBefore(nextTry));
    }

    private static List<Stage> added(List<Stage> stages, Stage stage) {
        List<Stage> next = new ArrayList<>(without(stages, stage));
        next.add(stage);
        return List.copyOf(next);
    }

    private static List<Stage> without(List<Stage> stages, Stage gone) {
        return stages.stream().filter(stage -> stage != gone).toList();
    }
}
