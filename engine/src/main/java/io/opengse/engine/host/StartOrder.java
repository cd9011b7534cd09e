package io.opengse.engine.host;

import io.opengse.engine.id.ProcessId;
import io.opengse.engine.session.GameSession;
import java.time.Instant;

/** A session's process must be told to start it. */
public record StartOrder(ProcessId process, long assignment, GameSession session, Instant activateBy) {}
