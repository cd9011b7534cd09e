package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.instead;
import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Those who corrupt what the books say of sessions and players. */
final class SessionSaboteurs {
    private SessionSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur(
                        "a reservation is promised and not made",
                        () -> instead(ReservationTable.class, "insert", true)),
                new Saboteur(
                        "a reservation outlives its session", () -> instead(ReservationTable.class, "remove", null)),
                new Saboteur(
                        "a seat that is free again stays counted",
                        () -> tables(SessionTable.class, SessionSaboteurs::keepSeat)),
                new Saboteur("a seat is counted twice", () -> tables(SessionTable.class, SessionSaboteurs::countTwice)),
                new Saboteur(
                        "players stay seated in a session that is over",
                        () -> tables(PlayerTable.class, SessionSaboteurs::staySeated)),
                new Saboteur(
                        "first answers are forgotten", () -> tables(FirstAnswerTable.class, SessionSaboteurs::forget)),
                new Saboteur(
                        "no activation ever times out",
                        () -> instead(SessionTable.class, "activationLapsed", List.of())),
                new Saboteur(
                        "sessions that are being activated are not counted",
                        () -> instead(SessionTable.class, "countActivating", 0)));
    }

    private static @Nullable Object forget(Call call) {
        if (call.is("find")) {
            return Optional.empty();
        }
        return call.is("insert") ? null : call.honestly();
    }

    private static Object keepSeat(Call call) {
        if (call.is("update") && call.argument() instanceof GameSession session) {
            int before = stored(call, session).players();
            boolean left = before > session.players() && !session.status().over();
            return call.with(left ? session.withSeats(session.maxPlayers(), before, session.times()) : session);
        }
        return call.honestly();
    }

    private static Object countTwice(Call call) {
        if (call.is("update") && call.argument() instanceof GameSession session) {
            boolean joined = session.players() > stored(call, session).players();
            int seats = session.players() + (joined ? 1 : 0);
            return call.with(session.withSeats(session.maxPlayers(), seats, session.times()));
        }
        return call.honestly();
    }

    private static GameSession stored(Call call, GameSession session) {
        return ((SessionTable) call.table()).find(session.id()).orElse(session);
    }

    private static @Nullable Object staySeated(Call call) {
        boolean leaves = call.is("update")
                && call.argument() instanceof PlayerSession player
                && player.status() == PlayerStatus.COMPLETED;
        return leaves ? null : call.honestly();
    }
}
