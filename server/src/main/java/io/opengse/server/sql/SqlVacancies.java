package io.opengse.server.sql;

import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Stranding;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table vacancy. */
final class SqlVacancies implements VacancyTable {
    /** More than so many are not read ahead. */
    private static final int AHEAD = 64;
    /** What is on offer lives. */
    private static final String LIVING = "select id from game_process where host_id = ? and status <> 'TERMINATED'";

    private final Statements statements;
    /** The best of one fleet in their order, as far as they were read in this transaction. */
    private final Map<ProcessId, Vacancy> best = new LinkedHashMap<>();

    private @Nullable FleetId ofFleet;
    private boolean all;
    private long seen = -1;

    SqlVacancies(Statements statements) {
        this.statements = statements;
    }

    /** As many works share a transaction, as many are read at once: each of them may need one. */
    @Override
    public List<Vacancy> best(FleetId fleet, int limit) {
        boolean known = fleet.equals(ofFleet) && seen == statements.moment() && (all || best.size() >= limit);
        if (!known) {
            int ahead = Math.max(limit, Math.min(statements.works(), AHEAD));
            List<Vacancy> read = statements.list("""
                    select process_id, fleet_id, host_id, instance_id, address, client_port, weight, turn from vacancy
                    where fleet_id = ? order by weight desc, turn, host_id, instance_id, process_id limit ?
                    """, SqlVacancies::vacancy, fleet.value(), ahead);
            forget();
            read.forEach(vacancy -> best.put(vacancy.process(), vacancy));
            ofFleet = fleet;
            all = read.size() < ahead;
            seen = statements.moment();
        }
        return best.values().stream().limit(limit).toList();
    }

    private static Rows row(ProcessId process) {
        return new Rows("vacancy", process.value());
    }

    private void forget() {
        best.clear();
        ofFleet = null;
    }

    @Override
    public void put(Vacancy vacancy) {
        forget();
        statements.later(
                row(vacancy.process()),
                """
                insert into vacancy (process_id, fleet_id, host_id, instance_id, address, client_port, weight, turn)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (process_id) do update set fleet_id = excluded.fleet_id, host_id = excluded.host_id,
                    instance_id = excluded.instance_id,
                    address = excluded.address, client_port = excluded.client_port, weight = excluded.weight,
                    turn = excluded.turn
                """,
                Arguments.of(
                        vacancy.process().value(),
                        vacancy.fleet().value(),
                        vacancy.host().value(),
                        vacancy.instance() == null ? "" : vacancy.instance().value(),
                        vacancy.address(),
                        vacancy.clientPort(),
                        vacancy.weight(),
                        vacancy.turn()));
    }

    @Override
    public boolean remove(ProcessId process) {
        boolean there = seen == statements.moment() && best.remove(process) != null;
        String sql = "delete from vacancy where process_id = ?";
        return there
                ? statements.changed(row(process), sql, Arguments.of(process.value()))
                : statements.change(sql, process.value()) == 1;
    }

    @Override
    public void removeAll(HostId host) {
        forget();
        statements.change("delete from vacancy where process_id in (" + LIVING + ")", host.value());
    }

    @Override
    public void turn(HostId host, InstanceId instance, int turn) {
        forget();
        statements.change(
                "update vacancy set turn = ? where process_id in (" + LIVING + ") and instance_id = ?",
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
    public Optional<Stranding> stranding(FleetId fleet) {
        Optional<String> carried = statements.first("""
                select id from fleet_instance where fleet_id = ? and status <> 'TERMINATED'
                    and exists (select 1 from host where host.id = fleet_instance.host_id and host.status = ?)
                limit 1
                """, Row::text, fleet.value(), HostStatus.CONNECTED);
        return carried.isPresent()
                ? Optional.empty()
                : statements.first("""
                        select count(host_id), count(*) - count(host_id) from fleet_instance
                        where fleet_id = ? and status <> 'TERMINATED'
                        """, row -> new Stranding(row.integer(), row.integer()), fleet.value());
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
