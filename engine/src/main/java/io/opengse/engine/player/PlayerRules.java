package io.opengse.engine.player;

import static io.opengse.engine.rule.Step.moved;
import static io.opengse.engine.rule.Step.refused;
import static io.opengse.engine.rule.Step.stayed;

import io.opengse.engine.player.PlayerEvent.Accepted;
import io.opengse.engine.player.PlayerEvent.Removed;
import io.opengse.engine.player.PlayerEvent.ReservationLapsed;
import io.opengse.engine.player.PlayerEvent.SessionOver;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.rule.Step;
import java.time.Instant;

/** The lifecycle of a player session (behaviour.md 5). Pure. */
public final class PlayerRules {
    private PlayerRules() {}

    public static Step<PlayerSession> next(PlayerSession player, PlayerEvent event, Instant now) {
        return switch (player.status()) {
            case RESERVED ->
                switch (event) {
                    // A deadline counts when it passes, not when the sweeper comes by.
                    case Accepted _ ->
                        lapsed(player, now) ? gone(player) : moved(player.withStatus(PlayerStatus.ACTIVE, null, null));
                    case Removed _, SessionOver _ -> moved(ended(player, PlayerStatus.COMPLETED, now));
                    case ReservationLapsed _ ->
                        lapsed(player, now) ? moved(ended(player, PlayerStatus.TIMEDOUT, now)) : stayed();
                };
            case ACTIVE ->
                switch (event) {
                    // A repeated call, and a timer that lost the race.
                    case Accepted _, ReservationLapsed _ -> stayed();
                    case Removed _, SessionOver _ -> moved(ended(player, PlayerStatus.COMPLETED, now));
                };
            case COMPLETED, TIMEDOUT ->
                switch (event) {
                    case Accepted _ -> gone(player);
                    case Removed _, ReservationLapsed _, SessionOver _ -> stayed();
                };
        };
    }

    /** Whether the time to accept it has passed; while its session is ACTIVATING that time has not begun. */
    static boolean lapsed(PlayerSession player, Instant now) {
        Instant deadline = player.acceptBy();
        return deadline != null && !deadline.isAfter(now);
    }

    private static PlayerSession ended(PlayerSession player, PlayerStatus how, Instant now) {
        return player.withStatus(how, null, now);
    }

    private static Step<PlayerSession> gone(PlayerSession player) {
        String state = player.status() == PlayerStatus.RESERVED
                ? "was not accepted by " + player.acceptBy()
                : "is " + player.status() + " since " + player.ended();
        return refused(new Problem.Unavailable("player session " + player.id() + " of player " + player.playerId() + " "
                + state + "; the player must join again (JoinGameServerSession)"));
    }
}
