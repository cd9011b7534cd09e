package io.opengse.engine.memory;

import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.store.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Player sessions in memory. */
final class MemoryPlayers implements PlayerTable {
    private final Rows<PlayerSessionId, PlayerSession> rows;
    private final Index<SessionId, Mark, PlayerSession> bySession;
    private final Index<String, Mark, PlayerSession> byPlayer;
    private final Index<SessionId, Mark, PlayerSession> seated;
    private final Index<Seat, String, PlayerSession> bySeat;
    private final Index<Boolean, Mark, PlayerSession> byDeadline;

    private record Seat(SessionId session, String playerId) {}

    MemoryPlayers(Changes changes) {
        rows = new Rows<>(changes, PlayerSession::id);
        bySession = rows.index(row -> List.of(row.session()), MemoryPlayers::mark);
        byPlayer = rows.index(row -> List.of(row.playerId()), MemoryPlayers::mark);
        seated = rows.index(row -> row.status().seated() ? List.of(row.session()) : List.of(), MemoryPlayers::mark);
        bySeat = rows.index(
                row -> row.status().seated() ? List.of(seat(row)) : List.of(),
                row -> row.id().value());
        byDeadline = rows.index(
                row -> row.status() == PlayerStatus.RESERVED && row.acceptBy() != null ? List.of(true) : List.of(),
                row -> new Mark(Objects.requireNonNull(row.acceptBy()), row.id().value()));
    }

    @Override
    public Optional<PlayerSession> find(PlayerSessionId id) {
        return rows.find(id);
    }

    @Override
    public Optional<PlayerSession> seated(SessionId session, String playerId) {
        rows.reads();
        return bySeat.of(new Seat(session, playerId)).values().stream().findFirst();
    }

    @Override
    public List<PlayerSession> seated(SessionId session) {
        rows.reads();
        return List.copyOf(seated.of(session).values());
    }

    @Override
    public List<PlayerSession> list(PlayerQuery query, int limit) {
        rows.reads();
        return candidates(query)
                .filter(row -> query.session() == null || query.session().equals(row.session()))
                .filter(row -> query.playerId() == null || query.playerId().equals(row.playerId()))
                .filter(row -> query.status() == null || query.status() == row.status())
                .limit(limit)
                .toList();
    }

    @Override
    public List<PlayerSession> reservationLapsed(Instant now, int limit) {
        rows.reads();
        return byDeadline.of(true).headMap(Mark.endOf(now)).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void insert(PlayerSession player) {
        requireFreeSeat(player);
        rows.insert(stored(player, player.version()));
    }

    @Override
    public void update(PlayerSession player) {
        requireFreeSeat(player);
        rows.replace(player, PlayerSession::version, stored(player, player.version() + 1));
    }

    void removeAll(SessionId session) {
        rows.removeAll(List.copyOf(bySession.of(session).values()));
    }

    private Stream<PlayerSession> candidates(PlayerQuery query) {
        PlayerTable.Position after = query.after();
        Mark from = after == null ? Mark.startOf(Instant.MIN) : new Mark(Mark.millis(after.created()), after.id());
        if (query.id() != null) {
            return find(query.id()).stream().filter(row -> mark(row).compareTo(from) > 0);
        }
        NavigableMap<Mark, PlayerSession> found;
        if (query.playerId() != null) {
            found = byPlayer.of(query.playerId());
        } else if (query.session() != null) {
            found = bySession.of(query.session());
        } else {
            throw new IllegalArgumentException("a player query names a session, a player or a player session");
        }
        return found.tailMap(from, false).values().stream();
    }

    /** The same as the unique index of the SQL store: one seat per player and session. */
    private void requireFreeSeat(PlayerSession player) {
        if (player.status().seated()
                && seated(player.session(), player.playerId())
                        .filter(row -> !row.id().equals(player.id()))
                        .isPresent()) {
            throw new Conflict("the seat of player " + player.playerId() + " in " + player.session());
        }
    }

    private static Mark mark(PlayerSession row) {
        return new Mark(row.created(), row.id().value());
    }

    private static Seat seat(PlayerSession row) {
        return new Seat(row.session(), row.playerId());
    }

    private static PlayerSession stored(PlayerSession row, long version) {
        return new PlayerSession(
                row.id(),
                row.session(),
                row.fleet(),
                row.playerId(),
                row.playerData(),
                row.status(),
                row.address(),
                row.port(),
                Mark.millis(row.created()),
                Mark.millisOrNull(row.acceptBy()),
                Mark.millisOrNull(row.ended()),
                row.trace(),
                version);
    }
}
