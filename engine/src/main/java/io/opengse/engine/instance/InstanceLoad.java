package io.opengse.engine.instance;

import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One living instance, with what runs of it.
 *
 * @param host how its host stands; null without one
 * @param hostDrains whether its host is being drained
 * @param processes those that are not gone
 * @param hosting which of them host a session
 * @param told which of them were told to end
 * @param free how many of them may be given a session now
 */
record InstanceLoad(
        Instance instance,
        @Nullable HostStatus host,
        boolean hostDrains,
        List<GameProcess> processes,
        Set<ProcessId> hosting,
        Set<ProcessId> told,
        int free) {
    InstanceLoad {
        processes = List.copyOf(processes);
        hosting = Set.copyOf(hosting);
        told = Set.copyOf(told);
    }

    boolean draining() {
        return instance.status() == InstanceStatus.DRAINING;
    }

    int sessions() {
        return hosting.size();
    }

    int ready() {
        return (int) processes.stream()
                .filter(process -> process.status() == ProcessStatus.ACTIVE)
                .count();
    }

    boolean wasReady() {
        return processes.stream().anyMatch(process -> process.readyAt() != null);
    }

    /**
     * Those that a drain has still to tell; one that ends already needs no telling.
     *
     * @param gently not those that host a session: it is to be played to its end
     */
    List<GameProcess> untold(boolean gently) {
        return processes.stream()
                .filter(process -> !gently || !hosting.contains(process.id()))
                .filter(process -> process.status() != ProcessStatus.TERMINATING)
                .filter(process -> !told.contains(process.id()))
                .toList();
    }
}
