package io.opengse.engine.player;

import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Player sessions. Every query is answered from an index. */
public interface PlayerTable {
    static PlayerTable in(Transaction transaction) {
        return transaction.table(PlayerTable.class);
    }

    Optional<PlayerSession> find(PlayerSessionId id);

    /** RESERVED and ACTIVE ones of one player in one session. */
    Optional<PlayerSession> seated(SessionId session, String playerId);

    List<PlayerSession> seated(SessionId session);

    /** Oldest first; a page begins after a position, so it stays right under inserts. */
    List<PlayerSession> list(PlayerQuery query, int limit);

    /** RESERVED ones whose deadline is not after {@code now}, the most overdue first. */
    List<PlayerSession> reservationLapsed(Instant now, int limit);

    /** @throws io.opengse.engine.store.Conflict when the id is taken, or the player is already seated in the session */
    void insert(PlayerSession player);

    /** @throws io.opengse.engine.store.Conflict when the stored version is another, or the seat is taken */
    void update(PlayerSession player);

    /**
     * @param session null = any, and so on; at least one of the first three is given
     * @param after the last of the page before; null = from the start
     */
    record PlayerQuery(
            @Nullable SessionId session,
            @Nullable String playerId,
            @Nullable PlayerSessionId id,
            @Nullable PlayerStatus status,
            @Nullable Position after) {}

    /** A place in the order of creation. */
    record Position(Instant created, String id) {}
}
