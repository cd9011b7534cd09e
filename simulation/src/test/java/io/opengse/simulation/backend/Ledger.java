package io.opengse.simulation.backend;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import io.opengse.simulation.world.Broken;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything somebody was told had been done. Nothing of it may be missing from the books, nor be there twice, whoever
 * dies.
 */
public final class Ledger {
    private static final Set<SessionStatus> OVER = EnumSet.of(SessionStatus.TERMINATED, SessionStatus.ERROR);
    private static final int EVERYTHING = 100_000;

    private final Map<SessionId, Promise> sessions = new LinkedHashMap<>();
    private final Map<PlayerSessionId, Promised> seats = new LinkedHashMap<>();
    private final Map<PlacementId, Placement> placements = new LinkedHashMap<>();
    private final Map<String, Wish> wishes = new LinkedHashMap<>();

    private record Promise(String what, Set<SessionStatus> allowed) {}

    private record Promised(String what, Set<PlayerStatus> allowed) {}

    /** Somebody wants one session, and may have to ask for it more than once. */
    public static final class Wish {
        private final String name;
        private final boolean named;
        private final Set<SessionId> granted = new HashSet<>();
        private int executed;

        private Wish(String name, boolean named) {
            this.name = name;
            this.named = named;
        }

        public String name() {
            return name;
        }

        /** The engine is asked, once more. */
        public void executed() {
            executed++;
        }

        public void granted(GameSession session) {
            granted.add(session.id());
        }
    }

    /** @param named whether it comes with an idempotency token, so that it may be granted once only */
    public Wish wish(String name, boolean named) {
        Wish wish = new Wish(name, named);
        wishes.put(name, wish);
        return wish;
    }

    /** Somebody wants a place: it may take several sessions, though never two at a time. */
    public void placement(String name) {
        Wish wish = wish(name, false);
        wish.executed = EVERYTHING;
    }

    /** What somebody was told of a placement that is over stays true. */
    public void told(Placement placement) {
        if (placement.status().over()) {
            placements.putIfAbsent(placement.id(), placement);
        }
    }

    public void created(Wish wish, GameSession session) {
        wish.granted(session);
        sessions.putIfAbsent(session.id(), new Promise("created", EnumSet.allOf(SessionStatus.class)));
    }

    public void activated(String session) {
        narrow(new SessionId(session), "activated", EnumSet.complementOf(EnumSet.of(SessionStatus.ACTIVATING)));
    }

    public void terminated(String session) {
        narrow(new SessionId(session), "terminated", OVER);
    }

    public void endDemanded(SessionId session) {
        Set<SessionStatus> allowed = EnumSet.copyOf(OVER);
        allowed.add(SessionStatus.TERMINATING);
        narrow(session, "told to end", allowed);
    }

    public void joined(PlayerSession seat) {
        seats.putIfAbsent(seat.id(), new Promised("joined", EnumSet.allOf(PlayerStatus.class)));
    }

    public void accepted(String seat) {
        narrow(new PlayerSessionId(seat), "accepted", EnumSet.of(PlayerStatus.ACTIVE, PlayerStatus.COMPLETED));
    }

    public void removed(String seat) {
        narrow(new PlayerSessionId(seat), "removed", EnumSet.of(PlayerStatus.COMPLETED, PlayerStatus.TIMEDOUT));
    }

    private void narrow(SessionId id, String what, Set<SessionStatus> allowed) {
        Set<SessionStatus> both = EnumSet.copyOf(allowed);
        Promise before = sessions.get(id);
        if (before != null) {
            both.retainAll(before.allowed());
        }
        sessions.put(id, new Promise(what, both));
    }

    private void narrow(PlayerSessionId id, String what, Set<PlayerStatus> allowed) {
        Set<PlayerStatus> both = EnumSet.copyOf(allowed);
        Promised before = seats.get(id);
        if (before != null) {
            both.retainAll(before.allowed());
        }
        seats.put(id, new Promised(what, both));
    }

    /** Compares all of it with the books. */
    public void check(Transaction books, List<FleetId> fleets) {
        sessions.forEach((id, promise) -> {
            GameSession session = SessionTable.in(books).find(id).orElse(null);
            Broken.unless(
                    session != null && promise.allowed().contains(session.status()),
                    () -> "what was acknowledged stands: session " + id + " was " + promise.what() + ", but is "
                            + session);
        });
        seats.forEach((id, promise) -> {
            PlayerSession seat = PlayerTable.in(books).find(id).orElse(null);
            Broken.unless(
                    seat != null && promise.allowed().contains(seat.status()),
                    () -> "what was acknowledged stands: player session " + id + " was " + promise.what() + ", but is "
                            + seat);
        });
        placements.forEach((id, told) -> {
            Placement placement = PlacementTable.in(books).find(id).orElse(null);
            Broken.unless(
                    told.equals(placement),
                    () -> "what was acknowledged stands: " + told + " was told, but it is " + placement);
        });
        checkWishes(books, fleets);
    }

    private void checkWishes(Transaction books, List<FleetId> fleets) {
        Map<String, Set<SessionId>> byName = new HashMap<>();
        for (FleetId fleet : fleets) {
            SessionQuery all = new SessionQuery(fleet, Set.of(), null, SessionSort.NEWEST_FIRST, null);
            SessionTable.in(books)
                    .list(all, EVERYTHING)
                    .forEach(session -> byName.computeIfAbsent(session.request().name(), _ -> new HashSet<>())
                            .add(session.id()));
        }
        byName.keySet()
                .forEach(name -> Broken.unless(
                        wishes.containsKey(name), () -> "no session appears that nobody asked for: " + name));
        wishes.values().forEach(wish -> {
            Set<SessionId> found = byName.getOrDefault(wish.name, Set.of());
            int most = wish.named ? 1 : wish.executed;
            Broken.unless(
                    found.containsAll(wish.granted) && found.size() <= most,
                    () -> "a creation is done exactly once: " + wish.name + " was asked for " + wish.executed
                            + " times, granted " + wish.granted + ", and the books have " + found);
        });
    }
}
