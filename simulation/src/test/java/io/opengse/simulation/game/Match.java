package io.opengse.simulation.game;

import io.opengse.agent.loop.GameCall;
import io.opengse.protocol.gse.AcceptPlayerSessionRequest;
import io.opengse.protocol.gse.ActivateGameServerSessionRequest;
import io.opengse.protocol.gse.DescribePlayerSessionsRequest;
import io.opengse.protocol.gse.GameServerSession;
import io.opengse.protocol.gse.RemovePlayerSessionRequest;
import io.opengse.protocol.gse.ReportCustomDataRequest;
import io.opengse.protocol.gse.TerminateGameServerSessionRequest;
import io.opengse.protocol.gse.UpdatePlayerSessionCreationPolicyRequest;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.time.Duration;

/** One session in a game: activated, played by whoever comes, ended. */
final class Match {
    private static final int MANY = 1000;
    private static final int FEW = 3;

    private final World world;
    private final Game game;
    private final String id;
    private final int seats;
    private boolean active;
    private boolean terminating;

    Match(World world, Game game, GameServerSession session) {
        this.world = world;
        this.game = game;
        this.id = session.getGameServerSessionId();
        this.seats = session.getMaxPlayers();
    }

    String id() {
        return id;
    }

    boolean terminating() {
        return terminating;
    }

    void activate(int tries, Runnable then) {
        int limit = world.chances().in(0.2) ? world.chances().between(1, seats + 2) : 0;
        GameCall call = new GameCall.Activate(ActivateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(id)
                .setMaxPlayers(limit)
                .build());
        game.sdk().call(call, tries, answer -> {
            if (Game.accepted(answer)) {
                world.ledger().activated(id);
                plays();
            }
            then.run();
        });
    }

    private void plays() {
        if (active) {
            return;
        }
        active = true;
        world.progress().count(Counted.SESSIONS_ACTIVATED);
        if (game.told().size() > 1) {
            world.progress().count(Counted.PROCESSES_REUSED);
        }
        game.later(game.temper().matchLasts(), "its match ends", () -> game.matchEnds(this));
        game.later(world.chances().seconds(0, 30), "does something else", this::somethingElse);
    }

    private void somethingElse() {
        if (terminating) {
            return;
        }
        GameCall call = switch (world.chances().between(0, 2)) {
            case 0 ->
                new GameCall.Custom(ReportCustomDataRequest.newBuilder()
                        .setCurrentCustomCount(world.chances().between(0, 9))
                        .setMaxCustomCount(9)
                        .build());
            case 1 ->
                new GameCall.Describe(DescribePlayerSessionsRequest.newBuilder()
                        .setGameServerSessionId(id)
                        .build());
            default ->
                new GameCall.UpdatePolicy(UpdatePlayerSessionCreationPolicyRequest.newBuilder()
                        .setGameServerSessionId(id)
                        .setNewPlayerSessionCreationPolicy(world.chances().in(0.5) ? "DENY_ALL" : "ACCEPT_ALL")
                        .build());
        };
        game.sdk().call(call, FEW, _ -> {});
    }

    /** Until it is done or refused: a game that does not end its session keeps its seat in the books for ever. */
    void terminate(Runnable then) {
        if (terminating) {
            then.run();
            return;
        }
        terminating = true;
        GameCall call = new GameCall.Terminate(TerminateGameServerSessionRequest.newBuilder()
                .setGameServerSessionId(id)
                .build());
        game.sdk().call(call, MANY, answer -> {
            if (Game.accepted(answer)) {
                world.ledger().terminated(id);
                world.progress().count(Counted.SESSIONS_ENDED_BY_GAME);
            }
            then.run();
        });
    }

    void playerArrives(String player) {
        GameCall call = new GameCall.Accept(AcceptPlayerSessionRequest.newBuilder()
                .setGameServerSessionId(id)
                .setPlayerSessionId(player)
                .build());
        game.sdk().call(call, FEW, answer -> {
            if (!Game.accepted(answer)) {
                return;
            }
            world.ledger().accepted(player);
            world.progress().count(Counted.PLAYERS_ACCEPTED);
            if (world.chances().in(0.2)) {
                game.sdk().call(call, FEW, _ -> {});
            }
            Duration stays = world.chances().seconds(1, 40);
            game.later(stays, "player " + player + " leaves", () -> playerLeaves(player));
        });
    }

    private void playerLeaves(String player) {
        GameCall call = new GameCall.Remove(RemovePlayerSessionRequest.newBuilder()
                .setGameServerSessionId(id)
                .setPlayerSessionId(player)
                .build());
        game.sdk().call(call, FEW, answer -> {
            if (Game.accepted(answer)) {
                world.ledger().removed(player);
                world.progress().count(Counted.PLAYERS_REMOVED);
            }
        });
    }
}
