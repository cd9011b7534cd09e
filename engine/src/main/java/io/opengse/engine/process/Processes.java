package io.opengse.engine.process;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.ProcessId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Processes, as back ends and operators see them. */
public final class Processes {
    public Optional<GameProcess> find(ProcessId id) {
        throw new UnsupportedOperationException();
    }

    public List<GameProcess> find(Collection<ProcessId> ids) {
        throw new UnsupportedOperationException();
    }

    public List<GameProcess> list(@Nullable FleetId fleet, boolean livingOnly, @Nullable Instant before, int limit) {
        throw new UnsupportedOperationException();
    }

    public void condemn(ProcessId id, EndReason reason, String actor) {
        throw new UnsupportedOperationException();
    }
}
