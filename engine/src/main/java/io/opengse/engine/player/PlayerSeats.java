package io.opengse.engine.player;

import io.opengse.engine.rule.Step;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionSeats;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;

/** What becomes of player sessions when their game session begins and ends. */
public final class PlayerSeats implements SessionSeats {
    private final Duration reservation;

    /** @param reservation how long a seat waits for its player */
    public PlayerSeats(Duration reservation) {
        this.reservation = reservation;
    }

    @Override
    public void sessionActivated(Transaction transaction, GameSession session, Instant now) {
        PlayerTable players = PlayerTable.in(transaction);
        players.seated(session.id()).stream()
                .filter(player -> player.status() == PlayerStatus.RESERVED)
                .forEach(player ->
                        players.update(player.withStatus(PlayerStatus.RESERVED, now.plus(reservation), null)));
    }

    @Override
    public void sessionEnded(Transaction transaction, GameSession session, Instant now) {
        PlayerTable players = PlayerTable.in(transaction);
        for (PlayerSession player : players.seated(session.id())) {
            Step<PlayerSession> step = PlayerRules.next(player, new PlayerEvent.SessionOver(), now);
            if (step instanceof Step.Moved<PlayerSession>(PlayerSession to)) {
                players.update(to);
            }
        }
    }
}
