package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Table vacancy. */
final class SqlVacancies implements VacancyTable {
    private final Statements statements;

    SqlVacancies(Statements statements) {
        this.statements = statements;
    }

    @Override
    public List<Vacancy> best(FleetId fleet, int limit) {
        return statements.list("""
                select process_id, fleet_id, host_id, instance_id, address, client_port, weight, turn from vacancy
                where fleet_id = ? order by weight desc, turn, host_id, instance_id, process_id limit ?
                """, SqlVacancies::vacancy, fleet.value(), limit);
    }

    @Override
    public void put(Vacancy vacancy) {
        statements.change(
                """
                insert into vacancy (process_id, fleet_id, host_id, instance_id, address, client_port, weight, turn)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (process_id) do update set fleet_id = excluded.fleet_id, host_id = excluded.host_id,
                    instance_id = excluded.instance_id,
                    address = excluded.address, client_port = excluded.client_port, weight = excluded.weight,
                    turn = excluded.turn
                """,
                vacancy.process().value(),
                vacancy.fleet().value(),
                vacancy.host().value(),
                vacancy.instance() == null ? "" : vacancy.instance().value(),
                vacancy.address(),
                vacancy.clientPort(),
                vacancy.weight(),
                vacancy.turn());
    }

    @Override
    public boolean remove(ProcessId process) {
        return statements.change("delete from vacancy where process_id = ?", process.value()) == 1;
    }

    @Override
    public void removeAll(HostId host) {
        statements.change("delete from vacancy where host_id = ?", host.value());
    }

    @Override
    public void turn(HostId host, InstanceId instance, int turn) {
        statements.change(
                "update vacancy set turn = ? where host_id = ? and instance_id = ?",
                turn,
                host.value(),
                instance.value());
    }

    @Override
    public Map<InstanceId, Integer> byInstance(FleetId fleet) {
        Map<InstanceId, Integer> counts = new HashMap<>();
        statements
                .list("""
                        select instance_id, count(*) from vacancy where fleet_id = ? and instance_id <> ''
                        group by instance_id
                        """, row -> Map.entry(new InstanceId(row.text()), row.integer()), fleet.value())
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
        return counts;
    }

    @Override
    public int count(FleetId fleet) {
        return statements.integer("select count(*) from vacancy where fleet_id = ?", fleet.value());
    }

    private static Vacancy vacancy(Row row) {
        return new Vacancy(
                new ProcessId(row.text()),
                new FleetId(row.text()),
                new HostId(row.text()),
                SqlInstances.idOrNull(row.text()),
                row.text(),
                row.integer(),
                row.integer(),
                row.integer());
    }
}
