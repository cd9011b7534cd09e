package io.opengse.engine.placement;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerSessions;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.GameSessions;
import io.opengse.engine.session.PlacedSession;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.Optional;

/** Carries out one choice: the session, its seats and the placement's row in one transaction, or nothing. */
public final class Placing {
    private final Surroundings surroundings;
    private final GameSessions sessions;
    private final PlayerSessions players;

    public Placing(Surroundings surroundings, GameSessions sessions, PlayerSessions players) {
        this.surroundings = surroundings;
        this.sessions = sessions;
        this.players = players;
    }

    /** What was chosen, and the processes it means. */
    record Taking(Choice choice, Option option, Pool pool) {}

    /**
     * @return the host whose agent must be told; empty when the placement does not wait any more
     * @throws Refused when there is nothing to take after all
     */
    Optional<HostId> take(PlacementId id, Taking taking, Cause cause) {
        return surroundings
                .store()
                .write(transaction -> PlacementTable.in(transaction)
                        .find(id)
                        .filter(Placement::waits)
                        .map(placement -> take(transaction, placement, taking, cause)));
    }

    private HostId take(Transaction transaction, Placement placement, Taking taking, Cause cause) {
        Pool pool = taking.pool();
        GameSession session = sessions.place(
                transaction,
                new PlacedSession(
                        pool.fleet(),
                        placement.request().session(),
                        placement.id().value(),
                        host -> pool.takes(transaction, host)),
                cause);
        List<PlacedPlayer> seats =
                players.seat(transaction, session.id(), placement.request().players(), cause).stream()
                        .map(Placing::seat)
                        .toList();
        String region = taking.option().destination().region();
        Placement explained = placement.explained(new Trace(
                cause.at(),
                "session " + session.id() + " is activated",
                taking.choice().considered()));
        PlacementEvent reserved = new PlacementEvent.Reserved(Placed.of(session, region, seats));
        PlacementTransitions.apply(transaction, explained, reserved, cause);
        return session.place().host();
    }

    private static PlacedPlayer seat(PlayerSession player) {
        return new PlacedPlayer(player.playerId(), player.id());
    }

    void giveUp(PlacementId id, Choice choice, String why, Cause cause) {
        surroundings
                .store()
                .write(transaction -> PlacementTable.in(transaction)
                        .find(id)
                        .map(placement -> PlacementTransitions.apply(
                                transaction,
                                placement.explained(new Trace(cause.at(), why, choice.considered())),
                                new PlacementEvent.Hopeless(why),
                                cause)));
    }
}
