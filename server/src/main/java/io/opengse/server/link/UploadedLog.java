package io.opengse.server.link;

import io.opengse.engine.host.PhaseLog;
import io.opengse.engine.id.SessionId;

/** What a log that is being uploaded is of. */
sealed interface UploadedLog {
    /** A zip of what a session left. */
    record OfSession(SessionId session) implements UploadedLog {}

    /** The text of one phase of a deployment. */
    record OfPhase(PhaseLog log) implements UploadedLog {}
}
