package io.opengse.simulation.invariant;

import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is finished stays as it finished, and nothing finishes before its time: sessions and seats. */
final class NothingDeadReturns implements Invariant {
    private final World world;
    private final Map<SessionId, SessionStatus> finishedSessions = new HashMap<>();
    private final Map<PlayerSessionId, PlayerStatus> finishedSeats = new HashMap<>();

    NothingDeadReturns(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        now.sessions()
                .keySet()
                .forEach(id -> Broken.unless(
                        !finishedSessions.containsKey(id),
                        () -> "a finished session stays finished, but " + id + " lives again"));
        now.seats()
                .values()
                .forEach(seated -> seated.forEach(seat -> Broken.unless(
                        !finishedSeats.containsKey(seat.id()),
                        () -> "a finished player session stays finished, but " + seat + " is seated again")));
        world.store().truth(books -> {
            for (GameSession session : before.sessions().values()) {
                if (!now.sessions().containsKey(session.id())) {
                    finish(session, SessionTable.in(books).find(session.id()).orElse(null));
                }
            }
            before.seats()
                    .values()
                    .forEach(seated -> seated.forEach(seat -> {
                        if (!sits(now, seat)) {
                            finish(seat, PlayerTable.in(books).find(seat.id()).orElse(null));
                        }
                    }));
            return true;
        });
    }

    private static boolean sits(Books now, PlayerSession seat) {
        return now.seats().getOrDefault(seat.session(), List.of()).stream()
                .anyMatch(other -> other.id().equals(seat.id()));
    }

    private void finish(GameSession was, @Nullable GameSession is) {
        Broken.unless(is != null && is.status().over(), () -> "a session does not vanish: " + was + " is now " + is);
        finishedSessions.put(was.id(), is.status());
        Instant deadline = was.times().activateBy();
        boolean timedOut =
                was.status() == SessionStatus.ACTIVATING && is.reason().startsWith("activation timeout");
        Broken.unless(
                !timedOut || (deadline != null && !world.now().isBefore(deadline)),
                () -> "no activation times out before its deadline " + deadline + ", but at " + world.now() + " " + is);
    }

    private void finish(PlayerSession was, @Nullable PlayerSession is) {
        Broken.unless(
                is != null && !is.status().seated(), () -> "a player session does not vanish: " + was + " is " + is);
        finishedSeats.put(was.id(), is.status());
        Instant deadline = was.acceptBy();
        Broken.unless(
                is.status() != PlayerStatus.TIMEDOUT
                        || (deadline != null && !world.now().isBefore(deadline)),
                () -> "no seat times out before its deadline " + deadline + ", but at " + world.now() + " " + is);
    }

    /** All of it at once, at the end. */
    void checkAll() {
        world.store().truth(books -> {
            finishedSessions.forEach((id, status) -> Broken.unless(
                    SessionTable.in(books).find(id).orElseThrow().status() == status,
                    () -> "a finished session stays as it finished, but " + id + " was " + status));
            finishedSeats.forEach((id, status) -> Broken.unless(
                    PlayerTable.in(books).find(id).orElseThrow().status() == status,
                    () -> "a finished player session stays as it finished, but " + id + " was " + status));
            return true;
        });
    }
}
