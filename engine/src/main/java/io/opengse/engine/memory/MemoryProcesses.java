package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.GameProcess.End;
import io.opengse.engine.process.ProcessCount;
import io.opengse.engine.process.ProcessStatus;
import io.opengse.engine.process.ProcessTable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Processes in memory. */
final class MemoryProcesses implements ProcessTable {
    private final Rows<ProcessId, GameProcess> rows;
    private final MemoryHosts hosts;
    private final Index<HostId, Mark, GameProcess> livingByHost;
    private final Index<Scope, Mark, GameProcess> byScope;
    private final Index<Integer, String, GameProcess> activeByPort;
    private final Index<Boolean, Mark, GameProcess> byEnd;

    /** @param fleet null = of any */
    private record Scope(@Nullable FleetId fleet, boolean livingOnly) {}

    MemoryProcesses(Changes changes, MemoryHosts hosts) {
        this.hosts = hosts;
        rows = new Rows<>(changes, GameProcess::id);
        livingByHost = rows.index(row -> living(row) ? List.of(row.host()) : List.of(), MemoryProcesses::mark);
        byScope = rows.index(MemoryProcesses::scopes, MemoryProcesses::mark);
        activeByPort = rows.index(
                row -> row.status() == ProcessStatus.ACTIVE
                        ? List.of(row.ports().client())
                        : List.of(),
                row -> row.id().value());
        byEnd = rows.index(
                row -> living(row) || endOf(row) == null ? List.of() : List.of(true),
                row -> new Mark(Objects.requireNonNull(endOf(row)), row.id().value()));
    }

    @Override
    public Optional<GameProcess> find(ProcessId id) {
        return rows.find(id);
    }

    @Override
    public List<GameProcess> find(Collection<ProcessId> ids) {
        return rows.find(ids);
    }

    @Override
    public List<GameProcess> living(HostId host) {
        rows.reads();
        return List.copyOf(livingByHost.of(host).values());
    }

    @Override
    public List<GameProcess> living(FleetId fleet) {
        rows.reads();
        return List.copyOf(byScope.of(new Scope(fleet, true)).values());
    }

    @Override
    public Optional<GameProcess> at(String hostAddress, int clientPort) {
        rows.reads();
        return activeByPort.of(clientPort).values().stream()
                .filter(row -> hosts.find(row.host())
                        .filter(host -> host.address().equals(hostAddress))
                        .isPresent())
                .findFirst();
    }

    @Override
    public List<GameProcess> list(@Nullable FleetId fleet, boolean livingOnly, @Nullable Instant before, int limit) {
        rows.reads();
        NavigableMap<Mark, GameProcess> found =
                byScope.of(new Scope(fleet, livingOnly)).descendingMap();
        return (before == null ? found : found.tailMap(Mark.startOf(before), false))
                .values().stream().limit(limit).toList();
    }

    @Override
    public List<ProcessCount> countLiving() {
        rows.reads();
        Map<ProcessCount, Long> counts = byScope.of(new Scope(null, true)).values().stream()
                .collect(Collectors.groupingBy(
                        row -> new ProcessCount(row.fleet(), row.status(), 0), Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> new ProcessCount(
                        entry.getKey().fleet(),
                        entry.getKey().status(),
                        entry.getValue().intValue()))
                .toList();
    }

    @Override
    public void insert(GameProcess process) {
        rows.insert(stored(process, process.version()));
    }

    @Override
    public void update(GameProcess process) {
        rows.replace(process, GameProcess::version, stored(process, process.version() + 1));
    }

    @Override
    public int trim(Instant before, int limit) {
        rows.reads();
        return rows.removeAll(byEnd.of(true).headMap(Mark.startOf(before)).values().stream()
                .limit(limit)
                .toList());
    }

    private static boolean living(GameProcess row) {
        return row.status() != ProcessStatus.TERMINATED;
    }

    private static @Nullable Instant endOf(GameProcess row) {
        End end = row.end();
        return end == null ? null : end.at();
    }

    private static Mark mark(GameProcess row) {
        return new Mark(row.startedAt(), row.id().value());
    }

    private static List<Scope> scopes(GameProcess row) {
        Scope any = new Scope(null, false);
        Scope ofFleet = new Scope(row.fleet(), false);
        return living(row)
                ? List.of(any, ofFleet, new Scope(null, true), new Scope(row.fleet(), true))
                : List.of(any, ofFleet);
    }

    private static GameProcess stored(GameProcess row, long version) {
        End end = row.end();
        return new GameProcess(
                row.id(),
                row.host(),
                row.fleet(),
                row.instance(),
                row.launchKey(),
                row.status(),
                row.healthy(),
                row.pid(),
                row.ports(),
                row.custom(),
                Mark.millis(row.startedAt()),
                Mark.millisOrNull(row.readyAt()),
                end == null ? null : new End(end.reason(), end.detail(), end.exitCode(), Mark.millisOrNull(end.at())),
                version);
    }
}
