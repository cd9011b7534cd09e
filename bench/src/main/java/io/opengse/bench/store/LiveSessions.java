package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.Place;
import io.opengse.engine.session.SessionRequest;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import java.time.Instant;
import java.util.Map;

/** Fills the books with sessions that players could be in: of two modes, a hundred maps, and ten of each club. */
final class LiveSessions {
    static final int OF_ONE_CLUB = 10;
    static final int MAPS = 100;
    private static final int SEATS = 10;
    private static final int AT_ONCE = 2_000;

    private LiveSessions() {}

    static void fill(Lab lab, Books books, int sessions) {
        Instant begin = lab.clock().instant().minusSeconds(3600);
        IdFactory ids = new IdFactory(lab.random(), "local", "100000000001");
        for (int first = 0; first < sessions; first += AT_ONCE) {
            int from = first;
            books.store().write(transaction -> {
                SessionTable table = SessionTable.in(transaction);
                for (int each = from; each < Math.min(sessions, from + AT_ONCE); each++) {
                    table.insert(session(ids, books.fleet(), each, begin.plusMillis(each)));
                }
                return from;
            });
        }
    }

    private static GameSession session(IdFactory ids, Fleet fleet, int number, Instant created) {
        Map<String, String> properties = Map.of(
                "mode", number % 2 == 0 ? "ranked" : "casual",
                "map", "map-" + number % MAPS,
                "club", "club-" + number / OF_ONE_CLUB);
        return new GameSession(
                ids.session(fleet.id(), "", created),
                new Place(
                        fleet.id(),
                        new HostId("host-" + number % 1000),
                        new ProcessId("proc-" + number),
                        number,
                        "127.0.0.1",
                        7000,
                        5),
                SessionStatus.ACTIVE,
                "",
                "match " + number,
                new SessionRequest("match " + number, SEATS, properties, "", "", ""),
                SEATS,
                number % SEATS,
                JoinPolicy.ACCEPT_ALL,
                null,
                new GameSession.Times(created, null, created, null, null),
                1);
    }
}
