package io.opengse.server.sql;

import io.opengse.engine.host.Deployment;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.DeploymentTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import java.util.List;
import java.util.Optional;

/** Table deployment. */
final class SqlDeployments implements DeploymentTable {
    private final Statements statements;

    SqlDeployments(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<Deployment> find(FleetId fleet, HostId host) {
        return statements.list("""
                        select fleet_id, host_id, phase, failure_code, message, changed_at from deployment
                        where host_id = ? and fleet_id = ?
                        """, SqlDeployments::deployment, host.value(), fleet.value()).stream()
                .findFirst();
    }

    @Override
    public List<Deployment> of(HostId host) {
        return statements.list("""
                select fleet_id, host_id, phase, failure_code, message, changed_at from deployment
                where host_id = ? order by fleet_id
                """, SqlDeployments::deployment, host.value());
    }

    @Override
    public List<Deployment> of(FleetId fleet) {
        return statements.list("""
                select fleet_id, host_id, phase, failure_code, message, changed_at from deployment
                where fleet_id = ? order by host_id
                """, SqlDeployments::deployment, fleet.value());
    }

    @Override
    public void put(Deployment row) {
        statements.change(
                """
                insert into deployment (fleet_id, host_id, phase, failure_code, message, changed_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (host_id, fleet_id) do update set phase = excluded.phase,
                    failure_code = excluded.failure_code, message = excluded.message, changed_at = excluded.changed_at
                """, row.fleet().value(), row.host().value(), row.phase(), row.failureCode(), row.message(), row.at());
    }

    @Override
    public void remove(FleetId fleet, HostId host) {
        statements.change("delete from deployment where host_id = ? and fleet_id = ?", host.value(), fleet.value());
    }

    private static Deployment deployment(Row row) {
        return new Deployment(
                new FleetId(row.text()),
                new HostId(row.text()),
                row.word(DeploymentPhase.class),
                row.text(),
                row.text(),
                row.instant());
    }
}
