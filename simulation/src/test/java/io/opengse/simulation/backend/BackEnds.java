package io.opengse.simulation.backend;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import io.opengse.simulation.backend.Calls.Outcome;
import io.opengse.simulation.game.Game;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Those who want sessions and bring players: with tokens and without, once and again, alone and in groups. */
public final class BackEnds {
    private static final String API = "api AKIDsimulated";
    private static final int REMEMBERED = 12;

    private final World world;
    private final Calls calls;
    private final Matchmaking matchmaking;
    private final List<GameSession> sessions = new ArrayList<>();
    private int wishes;
    private int players;
    private boolean open = true;

    public BackEnds(World world) {
        this.world = world;
        this.calls = new Calls(world);
        this.matchmaking = new Matchmaking(world);
    }

    public Matchmaking matchmaking() {
        return matchmaking;
    }

    /** Whoever wants a place in a queue comes too. */
    public void open() {
        begin();
        matchmaking.begin();
    }

    /** They come and want something, again and again, until closed. */
    private void begin() {
        world.agenda().after(world.chances().millis(100, 2500), "back end", "wants something", () -> {
            if (open) {
                want();
                begin();
            }
        });
    }

    public void close() {
        open = false;
        matchmaking.close();
    }

    private void want() {
        int what = world.chances().between(0, 99);
        if (what < 40) {
            create(world.chances().pick(world.fleets()));
        } else if (what < 75) {
            join(1);
        } else if (what < 85) {
            join(world.chances().between(2, 4));
        } else if (what < 90) {
            endOne();
        } else {
            new Whims(world, calls, List.copyOf(sessions)).another();
        }
    }

    public void create(Fleet fleet) {
        boolean named = world.chances().in(0.7);
        String name = "wish-" + ++wishes;
        Map<String, String> properties = world.chances().in(0.3) ? Map.of("map", "dust\n2") : Map.of();
        String creator = world.chances().in(0.1) ? "creator-" + world.chances().between(1, 2) : "";
        SessionRequest request =
                new SessionRequest(name, world.chances().between(0, 6), properties, "data", creator, "");
        String token = named ? "token-" + wishes : "";
        String custom = world.chances().in(0.1) ? "custom-" + wishes : "";
        NewSession command = new NewSession(fleet.id(), request, token, custom, API);
        create(world.ledger().wish(name, named || !custom.isEmpty()), command, 5);
    }

    private void create(Ledger.Wish wish, NewSession command, int tries) {
        calls.call(
                "create " + wish.name(),
                engine -> {
                    wish.executed();
                    return engine.sessions().create(command);
                },
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<GameSession>(var session) -> created(wish, command, session);
                        case Outcome.No<GameSession> _ -> {}
                        case Outcome.Unknown<GameSession> _ -> {
                            if (tries > 1) {
                                again(() -> create(wish, command, tries - 1));
                            }
                        }
                    }
                });
    }

    private void created(Ledger.Wish wish, NewSession command, GameSession session) {
        world.ledger().created(wish, session);
        world.progress().count(Counted.SESSIONS_CREATED);
        sessions.add(session);
        if (sessions.size() > REMEMBERED) {
            sessions.removeFirst();
        }
        if (world.chances().in(0.1)) {
            again(() -> create(wish, command, 1));
        }
        if (world.chances().in(0.6)) {
            join(session.id(), requests(1), 3);
        }
    }

    private void again(Runnable what) {
        world.agenda().after(world.chances().millis(200, 6000), "back end", "tries again", what);
    }

    private void join(int many) {
        if (!sessions.isEmpty()) {
            join(world.chances().pick(sessions).id(), requests(many), 3);
        }
    }

    private List<PlayerRequest> requests(int many) {
        List<PlayerRequest> requests = new ArrayList<>();
        for (int one = 0; one < many; one++) {
            // Now and then somebody comes who was here before.
            int who = world.chances().in(0.15) ? Math.max(0, players - 5) : players++;
            requests.add(new PlayerRequest("player-" + who, ""));
            players = Math.max(players, who + 1);
        }
        return requests;
    }

    private void join(SessionId session, List<PlayerRequest> requests, int tries) {
        calls.call(
                "join " + requests + " to " + session,
                engine -> requests.size() == 1
                        ? List.of(engine.players().join(session, requests.getFirst(), API))
                        : engine.players().joinAll(session, requests, API),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<List<PlayerSession>>(var seats) -> seats.forEach(this::joined);
                        case Outcome.No<List<PlayerSession>> _ -> {}
                        case Outcome.Unknown<List<PlayerSession>> _ -> {
                            if (tries > 1) {
                                again(() -> join(session, requests, tries - 1));
                            }
                        }
                    }
                });
    }

    private void joined(PlayerSession seat) {
        world.ledger().joined(seat);
        world.progress().count(Counted.PLAYERS_JOINED);
        if (world.chances().in(0.85)) {
            Duration travel = world.chances().in(0.8)
                    ? world.chances().millis(100, 6000)
                    : world.chances().seconds(5, 40);
            arrive(seat, travel, 4);
        }
    }

    /** A player connects to the address it got; a game that is not there yet is tried again. */
    private void arrive(PlayerSession seat, Duration travel, int tries) {
        world.agenda().after(travel, seat.playerId(), "connects to " + seat.address() + ":" + seat.port(), () -> {
            var game = world.hosts().stream()
                    .filter(host -> host.address().equals(seat.address()))
                    .flatMap(host -> host.kernel().byClientPort(seat.port()).stream())
                    .findFirst();
            boolean there = game.flatMap(Game::running)
                    .filter(seat.session().value()::equals)
                    .isPresent();
            if (there) {
                game.get().playerArrives(seat.session().value(), seat.id().value());
            } else if (tries > 1) {
                arrive(seat, world.chances().millis(500, 3000), tries - 1);
            }
        });
    }

    private void endOne() {
        if (!sessions.isEmpty()) {
            end(world.chances().pick(sessions).id());
        }
    }

    public void end(SessionId session) {
        calls.call(
                "end " + session,
                engine -> {
                    engine.sessions().endWithProcess(session, API);
                    return true;
                },
                outcome -> {
                    if (outcome instanceof Outcome.Done<Boolean>) {
                        world.ledger().endDemanded(session);
                        world.progress().count(Counted.SESSIONS_ENDED_FROM_OUTSIDE);
                    }
                });
    }
}
