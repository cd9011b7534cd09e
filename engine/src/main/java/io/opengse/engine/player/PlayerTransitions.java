package io.opengse.engine.player;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.player.PlayerEvent.Accepted;
import io.opengse.engine.player.PlayerEvent.Removed;
import io.opengse.engine.player.PlayerEvent.ReservationLapsed;
import io.opengse.engine.player.PlayerEvent.SessionOver;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.rule.Step;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;

/** Writes what {@link PlayerRules} say of one player session, with its seat on the session's row and an event. */
final class PlayerTransitions {
    private PlayerTransitions() {}

    /**
     * @return whether it moved; then the session's row was written too if a seat was freed
     * @throws Refused what the rules say
     */
    static boolean apply(
            Transaction transaction, GameSession session, PlayerSession player, PlayerEvent event, Cause cause) {
        return switch (PlayerRules.next(player, event, cause.at())) {
            case Step.Moved<PlayerSession>(PlayerSession to) -> {
                PlayerTable.in(transaction).update(to);
                if (!to.status().seated()) {
                    SessionTable.in(transaction).update(session.withSeatsTaken(-1, cause.at()));
                }
                cause.note(transaction, code(event), words(event, player), about(session, player));
                yield true;
            }
            case Step.Stayed<PlayerSession> _ -> false;
            case Step.Refused<PlayerSession> refused -> throw new Refused(refused.why());
        };
    }

    static Subjects about(GameSession session, PlayerSession player) {
        return new Subjects(
                session.place().fleet(), session.place().host(), session.place().process(), session.id(), player.id());
    }

    private static EventCode code(PlayerEvent event) {
        return switch (event) {
            case Accepted _ -> EventCode.PLAYER_ACCEPTED;
            case Removed _, SessionOver _ -> EventCode.PLAYER_LEFT;
            case ReservationLapsed _ -> EventCode.PLAYER_TIMED_OUT;
        };
    }

    private static String words(PlayerEvent event, PlayerSession player) {
        String who = "player " + player.playerId();
        return switch (event) {
            case Accepted _ -> who + " was accepted by the game";
            case Removed _ -> who + " was removed by the game (it was " + player.status() + ")";
            case ReservationLapsed _ -> who + " was not accepted by " + player.acceptBy() + ": its seat is free again";
            case SessionOver _ -> who + " left with the session";
        };
    }
}
