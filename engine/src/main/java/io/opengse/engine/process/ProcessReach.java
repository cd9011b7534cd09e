package io.opengse.engine.process;

import io.opengse.engine.store.Transaction;
import java.util.Optional;

/** Where a process is reached, asked by {@link Vacancies}; answered by its instance, which processes do not know. */
public interface ProcessReach {
    /** Empty while its host is not connected, or while it or its instance takes no sessions. */
    Optional<Reach> of(Transaction transaction, GameProcess process);

    /**
     * @param address where players reach the host
     * @param turn that of its instance
     */
    record Reach(String address, int weight, int turn) {}
}
