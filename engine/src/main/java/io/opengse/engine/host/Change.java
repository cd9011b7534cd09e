package io.opengse.engine.host;

import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * One process before and after a report.
 *
 * @param before null = the report is the first that has it
 * @param after as it stands in the books now
 */
record Change(@Nullable GameProcess before, GameProcess after) {
    boolean any() {
        return !after.equals(before);
    }

    /** It was not in this status before, and is now. */
    boolean became(ProcessStatus status) {
        return after.status() == status && (before == null || before.status() != status);
    }

    /** It runs after all: only its host had been given up. */
    boolean revived() {
        return before != null && before.status() == ProcessStatus.TERMINATED && living();
    }

    boolean living() {
        return after.status() != ProcessStatus.TERMINATED;
    }
}
