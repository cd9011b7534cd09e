package io.opengse.simulation.invariant;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.PlacedPlayer;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.simulation.world.Broken;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A placement has at most one session that lives, and it is the one its row names; it is fulfilled by one that is active,
 * with the seats it promised; and what is over stays as it was.
 */
final class PlacementsAreKept implements Invariant {
    @Override
    public void check(Books before, Books now) {
        for (Placement was : before.placements().values()) {
            Broken.unless(
                    !was.status().over() || was.equals(now.placements().get(was.id())),
                    () -> "a placement that is over stays as it was, but " + was + " became "
                            + now.placements().get(was.id()));
        }
        for (Placement placement : now.placements().values()) {
            oneSession(now, placement);
            Placement was = before.placements().get(placement.id());
            if (!placement.equals(was)) {
                moved(now, was, placement);
            }
        }
    }

    private static void oneSession(Books now, Placement placement) {
        List<GameSession> living = living(now, placement.id());
        Broken.unless(
                living.size() <= 1
                        && living.stream().allMatch(session -> session.id().equals(sessionOf(placement))),
                () -> "a placement has one living session, the one of its row, but " + placement + " has " + living);
        Broken.unless(
                placement.status() != PlacementStatus.PENDING || placement.placed() == null || !living.isEmpty(),
                () -> "a placement waits for a session that lives, but " + placement);
    }

    private static void moved(Books now, @Nullable Placement was, Placement placement) {
        Placed placed = placement.placed();
        if (placed == null) {
            return;
        }
        if (placement.status() == PlacementStatus.FULFILLED) {
            GameSession session = now.sessions().get(placed.session());
            Broken.unless(
                    session != null && session.status() == SessionStatus.ACTIVE,
                    () -> "a placement is fulfilled by an active session, but " + placement + " by " + session);
        } else if (was == null || was.waits()) {
            Set<String> seated = now.seats().getOrDefault(placed.session(), List.of()).stream()
                    .map(PlayerSession::id)
                    .map(Object::toString)
                    .collect(Collectors.toSet());
            Broken.unless(
                    placed.players().size() == placement.request().players().size()
                            && placed.players().stream()
                                    .map(PlacedPlayer::seat)
                                    .map(Object::toString)
                                    .allMatch(seated::contains),
                    () -> "whoever is placed has a seat, but " + placement + " has " + seated);
        }
    }

    /** Those that are not about to end. */
    private static List<GameSession> living(Books now, PlacementId id) {
        return now.sessions().values().stream()
                .filter(session -> session.id().value().endsWith("/" + id))
                .filter(session -> session.status() != SessionStatus.TERMINATING)
                .toList();
    }

    private static @Nullable SessionId sessionOf(Placement placement) {
        Placed placed = placement.placed();
        return placed == null ? null : placed.session();
    }
}
