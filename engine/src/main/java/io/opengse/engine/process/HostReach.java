package io.opengse.engine.process;

import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Transaction;
import java.util.Optional;

/** Where a host's processes are reached, asked by {@link Vacancies}; answered by the hosts, which processes do not know. */
public interface HostReach {
    /** Empty while the host is not connected, or takes no sessions. */
    Optional<Reach> of(Transaction transaction, HostId host);

    /** @param address where players reach the host */
    record Reach(String address, int weight) {}
}
