package io.opengse.simulation.invariant;

import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.simulation.world.Broken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The seats on a session's row are its RESERVED and ACTIVE players, never above its limit, and no player sits twice. */
final class SeatsAreCounted implements Invariant {
    @Override
    public void check(Books before, Books now) {
        now.seats().forEach((id, seated) -> {
            GameSession session = now.sessions().get(id);
            Broken.unless(
                    session.players() == seated.size() && session.players() <= session.maxPlayers(),
                    () -> "the seats taken are the players seated and not more than there are, but " + session
                            + " has " + seated);
            Broken.unless(
                    session.status() != SessionStatus.TERMINATING || seated.isEmpty(),
                    () -> "nobody sits in a session that ends, but " + session + " has " + seated);
            Broken.unless(distinct(seated), () -> "nobody sits twice in one session, but " + seated);
        });
    }

    private static boolean distinct(List<PlayerSession> seated) {
        Set<String> players = new HashSet<>();
        return seated.stream().map(PlayerSession::playerId).allMatch(players::add);
    }
}
