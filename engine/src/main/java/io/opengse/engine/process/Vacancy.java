package io.opengse.engine.process;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import org.jspecify.annotations.Nullable;

/**
 * A process that may be given a session now. A derived index: it exists exactly while the process is ACTIVE and healthy,
 * its host connected, its instance neither draining nor without weight, and neither a reservation nor a condemnation stands. Kept by {@link Vacancies} in the transaction
 * that changes any of these.
 *
 * @param instance whose share the process is
 * @param address where players reach its host
 * @param clientPort where players reach it
 * @param turn a lower one is taken first: that of its instance, the busier the lower, so that others run empty; in a
 *     fleet that spreads the place among those of its host, so that hosts take turns
 */
public record Vacancy(
        ProcessId process,
        FleetId fleet,
        HostId host,
        @Nullable InstanceId instance,
        String address,
        int clientPort,
        int weight,
        int turn) {
    public Vacancy at(int next) {
        return new Vacancy(process, fleet, host, instance, address, clientPort, weight, next);
    }
}
