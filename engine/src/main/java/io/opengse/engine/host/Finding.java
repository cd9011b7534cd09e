package io.opengse.engine.host;

import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import org.jspecify.annotations.Nullable;

/**
 * Why a process must end, found in a report.
 *
 * @param words plain words for the event
 * @param hosting whether it hosts a session, so that a protection counts
 * @param session the one it hosts, if the books know it; its own protection counts before its fleet's
 */
record Finding(
        EndReason reason,
        String words,
        boolean hosting,
        @Nullable GameSession session) {}
