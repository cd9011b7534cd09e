package io.opengse.engine.process;

import io.opengse.engine.id.InstanceId;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.Ports;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an agent reports of a process besides where it stands. */
public record ProcessFacts(
        @Nullable InstanceId instance,
        long pid,
        boolean healthy,
        Ports ports,
        CustomCount custom,
        @Nullable Instant readyAt) {}
