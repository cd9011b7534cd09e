package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.GameSession.Times;
import io.opengse.engine.session.SessionCount;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionQuery.Position;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.session.Tally;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Game sessions in memory. */
final class MemorySessions implements SessionTable {
    private final Rows<SessionId, GameSession> rows;
    private final MemoryPlayers players;
    private final MemoryProcesses processes;
    private final Index<Scope, Mark, GameSession> byScope;
    private final Index<HostId, Mark, GameSession> livingByHost;
    private final Index<HostId, Mark, GameSession> activatingByHost;
    private final Index<Boolean, Mark, GameSession> byDeadline;
    private final Index<FleetId, Mark, GameSession> byEmptiness;
    private final Index<Boolean, Mark, GameSession> byEnd;

    /** @param fleet null = of any */
    private record Scope(@Nullable FleetId fleet, SessionStatus status) {}

    MemorySessions(Changes changes, MemoryPlayers players, MemoryProcesses processes) {
        this.players = players;
        this.processes = processes;
        rows = new Rows<>(changes, GameSession::id);
        byScope = rows.index(
                row -> List.of(
                        new Scope(null, row.status()), new Scope(row.place().fleet(), row.status())),
                MemorySessions::created);
        livingByHost = rows.index(
                row -> row.status().over() ? List.of() : List.of(row.place().host()), MemorySessions::created);
        activatingByHost =
                rows.index(row -> activating(row) ? List.of(row.place().host()) : List.of(), MemorySessions::created);
        byDeadline = rows.index(
                row -> activating(row) && row.times().activateBy() != null ? List.of(true) : List.of(),
                row -> mark(row.times().activateBy(), row));
        byEmptiness = rows.index(
                row -> row.status() == SessionStatus.ACTIVE && row.times().emptySince() != null
                        ? List.of(row.place().fleet())
                        : List.of(),
                row -> mark(row.times().emptySince(), row));
        byEnd = rows.index(
                row -> row.status().over() && row.times().ended() != null ? List.of(true) : List.of(),
                row -> mark(row.times().ended(), row));
    }

    @Override
    public Optional<GameSession> find(SessionId id) {
        return rows.find(id);
    }

    @Override
    public List<GameSession> find(Collection<SessionId> ids) {
        return rows.find(ids);
    }

    @Override
    public List<GameSession> list(SessionQuery query, int limit) {
        rows.reads();
        Collection<SessionStatus> statuses =
                query.statuses().isEmpty() ? Arrays.asList(SessionStatus.values()) : query.statuses();
        return statuses.stream()
                .flatMap(status -> page(query, status, limit))
                .sorted(SessionOrder.of(query.sort()))
                .limit(limit)
                .toList();
    }

    /** No more of one status than the page can hold, unless they must all be sorted first. */
    private Stream<GameSession> page(SessionQuery query, SessionStatus status, int limit) {
        NavigableMap<Mark, GameSession> found = byScope.of(new Scope(query.fleet(), status));
        boolean inOrder = query.sort().key() == SessionSort.Key.CREATED;
        Position after = query.after();
        if (inOrder) {
            found = query.sort().ascending() ? found : found.descendingMap();
            found = after == null ? found : found.tailMap(markOf(after), false);
        }
        Stream<GameSession> matching = found.values().stream()
                .filter(row -> query.filter() == null || query.filter().matches(row))
                .filter(row -> SessionOrder.isAfter(row, query.sort(), after));
        return inOrder ? matching.limit(limit) : matching;
    }

    @Override
    public List<GameSession> activating(HostId host) {
        rows.reads();
        return List.copyOf(activatingByHost.of(host).values());
    }

    @Override
    public List<GameSession> activating() {
        rows.reads();
        return List.copyOf(byScope.of(new Scope(null, SessionStatus.ACTIVATING)).values());
    }

    @Override
    public int countActivating(HostId host) {
        rows.reads();
        return activatingByHost.count(host);
    }

    @Override
    public int countActivating(HostId host, InstanceId instance) {
        rows.reads();
        return (int) activatingByHost.of(host).values().stream()
                .flatMap(row -> processes.find(row.place().process()).stream())
                .filter(process -> instance.equals(process.instance()))
                .count();
    }

    @Override
    public List<GameSession> activationLapsed(Instant now, int limit) {
        rows.reads();
        return first(byDeadline.of(true).headMap(Mark.endOf(now)), limit);
    }

    @Override
    public List<GameSession> emptySince(FleetId fleet, Instant before, int limit) {
        rows.reads();
        return first(byEmptiness.of(fleet).headMap(Mark.startOf(before)), limit);
    }

    @Override
    public List<GameSession> living(HostId host) {
        rows.reads();
        return List.copyOf(livingByHost.of(host).values());
    }

    @Override
    public int countLiving(FleetId fleet) {
        rows.reads();
        return Arrays.stream(SessionStatus.values())
                .filter(status -> !status.over())
                .mapToInt(status -> byScope.count(new Scope(fleet, status)))
                .sum();
    }

    @Override
    public List<Tally> tally(FleetId fleet) {
        rows.reads();
        return Arrays.stream(SessionStatus.values())
                .filter(status -> !status.over())
                .map(status ->
                        tally(status, byScope.of(new Scope(fleet, status)).values()))
                .filter(tally -> tally.sessions() > 0)
                .toList();
    }

    private static Tally tally(SessionStatus status, Collection<GameSession> sessions) {
        int players = sessions.stream().mapToInt(GameSession::players).sum();
        return new Tally(status, sessions.size(), players);
    }

    @Override
    public long countPlayers(FleetId fleet) {
        rows.reads();
        return Arrays.stream(SessionStatus.values())
                .filter(status -> !status.over())
                .flatMap(status -> byScope.of(new Scope(fleet, status)).values().stream())
                .mapToLong(GameSession::players)
                .sum();
    }

    @Override
    public List<SessionCount> countLiving() {
        rows.reads();
        return Arrays.stream(SessionStatus.values())
                .filter(status -> !status.over())
                .flatMap(status -> byScope.of(new Scope(null, status)).values().stream())
                .collect(Collectors.groupingBy(row -> List.of(row.place().fleet(), row.status())))
                .values()
                .stream()
                .map(MemorySessions::counted)
                .toList();
    }

    private static SessionCount counted(List<GameSession> equal) {
        return new SessionCount(
                equal.getFirst().place().fleet(),
                equal.getFirst().status(),
                equal.size(),
                equal.stream().mapToLong(GameSession::players).sum(),
                equal.stream().mapToLong(GameSession::maxPlayers).sum());
    }

    @Override
    public void insert(GameSession session) {
        rows.insert(stored(session, session.version()));
    }

    @Override
    public void update(GameSession session) {
        rows.replace(session, GameSession::version, stored(session, session.version() + 1));
    }

    @Override
    public int trim(Instant before, int limit) {
        rows.reads();
        List<GameSession> old = first(byEnd.of(true).headMap(Mark.startOf(before)), limit);
        old.forEach(row -> players.removeAll(row.id()));
        return rows.removeAll(old);
    }

    private static List<GameSession> first(SortedMap<Mark, GameSession> found, int limit) {
        return found.values().stream().limit(limit).toList();
    }

    private static boolean activating(GameSession row) {
        return row.status() == SessionStatus.ACTIVATING;
    }

    private static Mark created(GameSession row) {
        return mark(row.times().created(), row);
    }

    private static Mark mark(@Nullable Instant at, GameSession row) {
        return new Mark(Objects.requireNonNull(at), row.id().value());
    }

    private static Mark markOf(Position position) {
        return new Mark(Instant.ofEpochMilli(Long.parseLong(position.key())), position.sessionId());
    }

    private static GameSession stored(GameSession row, long version) {
        Times times = row.times();
        return new GameSession(
                row.id(),
                row.place(),
                row.status(),
                row.reason(),
                row.name(),
                row.request(),
                row.maxPlayers(),
                row.players(),
                row.policy(),
                row.protection(),
                new Times(
                        Mark.millis(times.created()),
                        Mark.millisOrNull(times.activateBy()),
                        Mark.millisOrNull(times.activated()),
                        Mark.millisOrNull(times.ended()),
                        Mark.millisOrNull(times.emptySince())),
                version);
    }
}
