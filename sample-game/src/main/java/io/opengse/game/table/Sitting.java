package io.opengse.game.table;

import io.opengse.game.nim.NimDrawing;
import io.opengse.game.nim.NimRules;
import io.opengse.game.nim.Verdict;
import io.opengse.game.player.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * One session at the table: the first two players play, further ones wait in line, watchers look on. Touched by the
 * table's thread only; speaks to visitors, never to GSE.
 */
final class Sitting {
    private static final Course GOES_ON = new Course.GoesOn();
    private static final Course ALL_LEFT = new Course.Over("all players have left");

    private final Session session;
    private final boolean endless;
    private final Audience audience;
    private @Nullable Round round;

    Sitting(Session session, boolean endless, Audience audience) {
        this.session = session;
        this.endless = endless;
        this.audience = audience;
        audience.announce("Session " + session.id() + " \"" + session.name() + "\". " + rules());
    }

    Session session() {
        return session;
    }

    Audience audience() {
        return audience;
    }

    boolean holds(String ticket) {
        return audience.players().stream().anyMatch(player -> player.ticket().equals(ticket));
    }

    void watch(Visitor visitor) {
        audience.add(visitor);
        visitor.tell("You are watching. " + rules());
        visitor.tell(position());
    }

    void seat(Player player) {
        player.tell("Welcome, " + player.name() + ". " + rules());
        player.tell(PlayerCommand.HELP);
        audience.add(player);
        audience.announce(player.name() + " has come in.");
        if (round == null) {
            nextRound();
        } else {
            player.tell("Two are playing; you are number " + (audience.players().size() - 2) + " in line.");
        }
    }

    Course hear(Visitor visitor, PlayerCommand command) {
        return switch (command) {
            case PlayerCommand.Take(var count) -> take(visitor, count);
            case PlayerCommand.Say(var text) -> say(visitor, text);
            case PlayerCommand.Show() -> answer(visitor, position());
            case PlayerCommand.Help() -> answer(visitor, PlayerCommand.HELP);
            case PlayerCommand.Unknown(var line) ->
                answer(visitor, "I do not understand \"" + line + "\". " + PlayerCommand.HELP);
            case PlayerCommand.Quit() -> {
                visitor.dismiss("Bye.");
                yield GOES_ON;
            }
        };
    }

    Course leave(Visitor visitor) {
        var leaver = audience.playerOf(visitor);
        audience.remove(visitor);
        if (leaver.isEmpty()) {
            return GOES_ON;
        }
        audience.announce(leaver.get().name() + " has left.");
        var now = round;
        var seat = now == null ? -1 : now.seatOf(visitor).orElse(-1);
        var course = now == null || seat < 0
                ? GOES_ON
                : won(now, 1 - seat, leaver.get().name() + " has given up");
        return audience.players().isEmpty() ? ALL_LEFT : course;
    }

    private Course take(Visitor visitor, int count) {
        var now = round;
        if (now == null) {
            return answer(visitor, "The match has not begun: a second player is missing.");
        }
        var seat = now.seatOf(visitor);
        if (seat.isEmpty()) {
            return answer(visitor, "You do not play in this round.");
        }
        return switch (NimRules.take(now.board(), seat.getAsInt(), count)) {
            case Verdict.Refused(var why) -> answer(visitor, "No: " + why + ".");
            case Verdict.Taken(var next) -> {
                round = now.with(next);
                audience.announce(now.mover().name() + " takes " + count + ".");
                audience.announce(position());
                yield GOES_ON;
            }
            case Verdict.Won(var winner) -> {
                audience.announce(now.mover().name() + " takes the last " + count + ".");
                yield won(now, winner, "no stick is left");
            }
        };
    }

    private Course say(Visitor visitor, String text) {
        var speaker = audience.playerOf(visitor);
        if (speaker.isEmpty()) {
            return answer(visitor, "Watchers keep silent.");
        }
        audience.announce(speaker.get().name() + ": " + text);
        return GOES_ON;
    }

    private Course won(Round ended, int winner, String how) {
        var name = ended.seats().get(winner).name();
        audience.announce("*** " + name + " wins: " + how + ". ***");
        round = null;
        if (!endless) {
            return new Course.Over(name + " has won");
        }
        audience.moveToEnd(ended.seats().get(1 - winner));
        nextRound();
        return GOES_ON;
    }

    private void nextRound() {
        var players = audience.players();
        if (players.size() < 2) {
            audience.announce("Waiting for another player.");
            return;
        }
        round = new Round(players.subList(0, 2), NimRules.begin(session.setup()));
        audience.announce(players.get(0).name() + " plays " + players.get(1).name() + ".");
        audience.announce(position());
    }

    private String position() {
        var now = round;
        return now == null
                ? "The match has not begun."
                : NimDrawing.board(now.board()) + "  " + now.mover().name() + ", take 1 to "
                        + now.board().mostNow() + ".";
    }

    private String rules() {
        return NimDrawing.rules(session.setup());
    }

    private static Course answer(Visitor visitor, String line) {
        visitor.tell(line);
        return GOES_ON;
    }
}
