package io.opengse.engine.host;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator should read, found by an agent.
 *
 * @param number rises per host; each is stored once
 * @param code an {@link io.opengse.engine.event.EventCode}; an unknown one is stored as PROCESS_NOTICE
 */
public record Notice(
        long number,
        Instant at,
        @Nullable FleetId fleet,
        @Nullable ProcessId process,
        String code,
        String message) {}
