package io.opengse.engine.host;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** The deployments of all fleets on all hosts. */
public interface DeploymentTable {
    static DeploymentTable in(Transaction transaction) {
        return transaction.table(DeploymentTable.class);
    }

    Optional<Deployment> find(FleetId fleet, HostId host);

    /** On a host, by fleet. */
    List<Deployment> of(HostId host);

    /** Of a fleet, by host. */
    List<Deployment> of(FleetId fleet);

    /** Adds it, or replaces that of this fleet on this host. */
    void put(Deployment deployment);

    void remove(FleetId fleet, HostId host);
}
