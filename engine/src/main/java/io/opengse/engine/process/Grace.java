package io.opengse.engine.process;

import java.time.Duration;

/**
 * How long a process that must end may take.
 *
 * @param hosting without protection, while it hosts a session: 5 minutes in GSE
 * @param idle while it hosts nothing, or when an operator insists
 */
public record Grace(Duration hosting, Duration idle) {}
