package io.opengse.engine.placement;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Transaction;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes a destination may give: those of its fleet, on hosts of its region. Hosts that name a region no
 * destination of the queue names belong to the home region, so that one who knows no regions need not set any.
 *
 * @param only regions of hosts; empty = all
 * @param except regions of hosts
 */
record Pool(FleetId fleet, Set<String> only, Set<String> except) {
    static Pool of(FleetId fleet, String region, String home, Set<String> named) {
        if (!region.equals(home)) {
            return new Pool(fleet, Set.of(region), Set.of());
        }
        Set<String> others = named.stream().filter(one -> !one.equals(home)).collect(Collectors.toUnmodifiableSet());
        return new Pool(fleet, Set.of(), others);
    }

    boolean everywhere() {
        return only.isEmpty() && except.isEmpty();
    }

    boolean takes(Transaction transaction, HostId host) {
        return everywhere()
                || HostTable.in(transaction)
                        .find(host)
                        .map(Host::region)
                        .filter(region -> (only.isEmpty() || only.contains(region)) && !except.contains(region))
                        .isPresent();
    }
}
