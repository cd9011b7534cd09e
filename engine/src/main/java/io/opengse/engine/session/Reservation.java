package io.opengse.engine.session;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;

/**
 * Process and session belong to each other: making one is an insert, and the primary key (the process) is what keeps a
 * process from two sessions. While the session is ACTIVATING it is also the standing order to start it.
 */
public record Reservation(ProcessId process, HostId host, SessionId session, long assignment) {}
