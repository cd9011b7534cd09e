package io.opengse.server.sql;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.GameProcess.CustomCount;
import io.opengse.engine.process.GameProcess.End;
import io.opengse.engine.process.GameProcess.Ports;
import io.opengse.engine.process.ProcessCount;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Table game_process. */
final class SqlProcesses implements ProcessTable {
    private static final String SELECT = """
            select id, host_id, fleet_id, instance_id, launch_key, status, healthy, pid, client_port, grpc_port, custom_current,
                   custom_max, started_at, ready_at, end_reason, end_detail, exit_code, exited_at, version
            from game_process
            """;

    /** So many are named by one statement, the last again and again when there are fewer: so it is one text. */
    private static final int TOGETHER = 50;

    private static final String NAMED = SELECT + "where id in (?" + ", ?".repeat(TOGETHER - 1) + ")";

    private final Statements statements;

    SqlProcesses(Statements statements) {
        this.statements = statements;
    }

    @Override
    public Optional<GameProcess> find(ProcessId id) {
        return statements.first(row(id), SELECT + "where id = ?", SqlProcesses::process, Arguments.of(id.value()));
    }

    private static Rows row(ProcessId id) {
        return new Rows("game_process", id.value());
    }

    @Override
    public List<GameProcess> find(Collection<ProcessId> ids) {
        List<String> all = ids.stream().map(ProcessId::value).toList();
        Map<ProcessId, GameProcess> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<String> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            List<String> filled = new ArrayList<>(some);
            filled.addAll(Collections.nCopies(TOGETHER - some.size(), some.getLast()));
            statements
                    .list(NAMED, SqlProcesses::process, filled.toArray())
                    .forEach(process -> found.put(process.id(), process));
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<GameProcess> living(HostId host) {
        return statements.list(
                SELECT + "where host_id = ? and status <> 'TERMINATED' order by started_at, id",
                SqlProcesses::process,
                host.value());
    }

    @Override
    public List<GameProcess> living(FleetId fleet) {
        return statements.list(
                SELECT + "where fleet_id = ? and status <> 'TERMINATED' order by started_at, id",
                SqlProcesses::process,
                fleet.value());
    }

    @Override
    public Optional<GameProcess> at(String hostAddress, int clientPort) {
        return statements.first(SELECT + """
                where client_port = ? and status = 'ACTIVE'
                  and exists (select 1 from host where host.id = host_id and host.address = ?)
                order by id limit 1
                """, SqlProcesses::process, clientPort, hostAddress);
    }

    @Override
    public List<GameProcess> list(@Nullable FleetId fleet, boolean livingOnly, @Nullable Instant before, int limit) {
        String conditions = (fleet == null ? "" : " and fleet_id = ?")
                + (livingOnly ? " and status <> 'TERMINATED'" : "")
                + (before == null ? "" : " and started_at < ?");
        Arguments arguments = Arguments.of();
        if (fleet != null) {
            arguments = arguments.and(fleet.value());
        }
        if (before != null) {
            arguments = arguments.and(before);
        }
        return statements.list(
                SELECT + "where true" + conditions + " order by started_at desc, id desc limit ?",
                SqlProcesses::process,
                arguments.and(limit));
    }

    @Override
    public List<ProcessCount> countLiving() {
        return statements.list(
                """
                select fleet_id, status, count(*) from game_process where status <> 'TERMINATED'
                group by fleet_id, status order by fleet_id, status
                """, row -> new ProcessCount(new FleetId(row.text()), row.word(ProcessStatus.class), row.integer()));
    }

    @Override
    public void insert(GameProcess process) {
        boolean inserted = statements.inserted(
                row(process.id()),
                """
                insert into game_process (id, host_id, fleet_id, launch_key, started_at, version, instance_id, status,
                    healthy, pid, client_port, grpc_port, custom_current, custom_max, ready_at, end_reason, end_detail, exit_code,
                    exited_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                Arguments.of(
                                process.id().value(),
                                process.host().value(),
                                process.fleet().value(),
                                process.launchKey(),
                                process.startedAt(),
                                process.version())
                        .and(changeable(process)));
        if (!inserted) {
            throw new Conflict("process " + process.id());
        }
    }

    /** What cannot change is not set again, so that the indexes on it stay untouched. */
    @Override
    public void update(GameProcess process) {
        boolean updated = statements.changed(
                row(process.id()), """
                update game_process set instance_id = ?, status = ?, healthy = ?, pid = ?, client_port = ?, grpc_port = ?,
                    custom_current = ?, custom_max = ?, ready_at = ?, end_reason = ?, end_detail = ?, exit_code = ?,
                    exited_at = ?, version = version + 1
                where id = ? and version = ?
                """, changeable(process).and(process.id().value(), process.version()));
        if (!updated) {
            throw new Conflict("process " + process.id());
        }
    }

    @Override
    public int trim(Instant before, int limit) {
        return statements.change("""
                delete from game_process where id in (
                    select id from game_process where status = 'TERMINATED' and exited_at < ?
                    order by exited_at, id limit ?)
                """, before, limit);
    }

    private static Arguments changeable(GameProcess process) {
        End end = process.end();
        return Arguments.of(
                process.instance() == null ? "" : process.instance().value(),
                process.status(),
                process.healthy(),
                process.pid(),
                process.ports().client(),
                process.ports().grpc(),
                process.custom().current(),
                process.custom().max(),
                process.readyAt(),
                end == null ? null : end.reason(),
                end == null ? null : end.detail(),
                end == null ? null : end.exitCode(),
                end == null ? null : end.at());
    }

    private static GameProcess process(Row row) {
        return new GameProcess(
                new ProcessId(row.text()),
                new HostId(row.text()),
                new FleetId(row.text()),
                SqlInstances.idOrNull(row.text()),
                row.text(),
                row.word(ProcessStatus.class),
                row.truth(),
                row.number(),
                new Ports(row.integer(), row.integer()),
                new CustomCount(row.integer(), row.integer()),
                row.instant(),
                row.instantOrNull(),
                end(row),
                row.number());
    }

    private static @Nullable End end(Row row) {
        EndReason reason = row.wordOrNull(EndReason.class);
        String detail = row.textOrNull();
        Integer exitCode = row.integerOrNull();
        Instant at = row.instantOrNull();
        return reason == null || detail == null ? null : new End(reason, detail, exitCode, at);
    }
}
