package io.opengse.simulation.saboteur;

import static io.opengse.simulation.saboteur.Tampered.tables;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.simulation.saboteur.Tampered.Call;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Those who corrupt the books. */
final class TableSaboteurs {
    private TableSaboteurs() {}

    static List<Saboteur> all() {
        return List.of(
                new Saboteur("a reservation is promised and not made", () -> tables(ReservationTable.class, call ->
                        call.is("insert") ? true : call.honestly())),
                new Saboteur("a reservation outlives its session", () -> tables(ReservationTable.class, call ->
                        call.is("remove") ? null : call.honestly())),
                new Saboteur("a seat that is free again stays counted", () -> tables(
                        SessionTable.class, TableSaboteurs::keepSeat)),
                new Saboteur("a seat is counted twice", () -> tables(SessionTable.class, TableSaboteurs::countTwice)),
                new Saboteur("a process stays on offer when it is taken", () -> tables(VacancyTable.class, call ->
                        call.is("remove") ? true : call.honestly())),
                new Saboteur("a free process is not offered, now and then", TableSaboteurs::forgetful),
                new Saboteur("a condemned process is used again", () -> tables(CondemnationTable.class, call ->
                        call.is("find") ? Optional.empty() : call.honestly())),
                new Saboteur("an order to end outlives its process", () -> tables(CondemnationTable.class, call ->
                        call.is("remove") ? null : call.honestly())),
                new Saboteur("full protection is ignored", () -> tables(
                        CondemnationTable.class, TableSaboteurs::protectNobody)),
                new Saboteur("first answers are forgotten", () -> tables(FirstAnswerTable.class, call ->
                        call.is("find") ? Optional.empty() : call.is("insert") ? null : call.honestly())),
                new Saboteur("players stay seated in a session that is over", () -> tables(
                        PlayerTable.class, TableSaboteurs::staySeated)),
                new Saboteur("no activation ever times out", () -> tables(SessionTable.class, call ->
                        call.is("activationLapsed") ? List.of() : call.honestly())),
                new Saboteur("a host that goes away forgets its last report", () -> tables(
                        HostTable.class, TableSaboteurs::forgetReport)),
                new Saboteur("a conflict keeps what it had written", () -> new Seam() {
                    @Override
                    public boolean keepsWhatConflicted() {
                        return true;
                    }
                }),
                new Saboteur("the sweeper's clock is ahead", () -> new Seam() {
                    @Override
                    public Duration sweeperAhead() {
                        return Duration.ofSeconds(15);
                    }
                }));
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

    private static Seam forgetful() {
        int[] offers = {0};
        return tables(
                VacancyTable.class, call -> call.is("put") && ++offers[0] % 20 == 0 ? null : call.honestly());
    }

    private static Object protectNobody(Call call) {
        if (call.is("put") && call.argument() instanceof Condemnation order && order.killAt() == null) {
            return call.with(new Condemnation(
                    order.process(),
                    order.host(),
                    order.reason(),
                    order.at(),
                    order.at().plusSeconds(10),
                    order.shown()));
        }
        return call.honestly();
    }

    private static Object staySeated(Call call) {
        boolean leaves = call.is("update")
                && call.argument() instanceof PlayerSession player
                && player.status() == PlayerStatus.COMPLETED;
        return leaves ? null : call.honestly();
    }

    private static Object forgetReport(Call call) {
        if (call.is("update") && call.argument() instanceof Host host && host.status() == HostStatus.AWAY) {
            return call.with(host.reported(0, host.lastNotice()));
        }
        return call.honestly();
    }
}
