package io.opengse.engine.memory;

import io.opengse.engine.host.Deployment;
import io.opengse.engine.host.DeploymentTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import java.util.List;
import java.util.Optional;

/** Deployments in memory. */
final class MemoryDeployments implements DeploymentTable {
    private final Rows<Key, Deployment> rows;
    private final Index<HostId, String, Deployment> byHost;
    private final Index<FleetId, String, Deployment> byFleet;

    private record Key(FleetId fleet, HostId host) {}

    MemoryDeployments(Changes changes) {
        rows = new Rows<>(changes, row -> new Key(row.fleet(), row.host()));
        byHost = rows.index(row -> List.of(row.host()), row -> row.fleet().value());
        byFleet = rows.index(row -> List.of(row.fleet()), row -> row.host().value());
    }

    @Override
    public Optional<Deployment> find(FleetId fleet, HostId host) {
        return rows.find(new Key(fleet, host));
    }

    @Override
    public List<Deployment> of(HostId host) {
        rows.reads();
        return List.copyOf(byHost.of(host).values());
    }

    @Override
    public List<Deployment> of(FleetId fleet) {
        rows.reads();
        return List.copyOf(byFleet.of(fleet).values());
    }

    @Override
    public void put(Deployment row) {
        rows.put(new Deployment(
                row.fleet(), row.host(), row.phase(), row.failureCode(), row.message(), Mark.millis(row.at())));
    }

    @Override
    public void remove(FleetId fleet, HostId host) {
        rows.remove(new Key(fleet, host));
    }
}
