package io.opengse.bench.store;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import java.time.Instant;

/**
 * Fills the books with sessions that are over. Their ids are spread evenly over all possible ones and inserted in order:
 * quick to write, and new sessions fall between them as they would between random ones.
 */
final class History {
    private static final int AT_ONCE = 2_000;
    private static final int DIGITS = 8;

    private History() {}

    static void fill(Books books, int sessions, Instant now) {
        Vacancy past = new Vacancy(
                new ProcessId("proc-past"), books.fleet().id(), new HostId("host-past"), null, "127.0.0.1", 7000, 5);
        for (int first = 0; first < sessions; first += AT_ONCE) {
            int begin = first;
            books.store().write(transaction -> {
                SessionTable table = SessionTable.in(transaction);
                for (int each = begin; each < Math.min(sessions, begin + AT_ONCE); each++) {
                    Instant created = now.minusSeconds(3600).plusMillis(each);
                    SessionId id = id(books.fleet().id(), each, sessions);
                    GameSession session = Floor.session(id, past, each, created);
                    table.insert(session.over(SessionStatus.TERMINATED, "ended by the game", created.plusMillis(1)));
                }
                return begin;
            });
        }
    }

    private static SessionId id(FleetId fleet, int number, int of) {
        long possible = (long) Math.pow(Character.MAX_RADIX, DIGITS);
        String place = Long.toString(possible / of * number, Character.MAX_RADIX);
        String padded = "0".repeat(DIGITS - place.length()) + place;
        return new SessionId(
                "qcs::gse:local:uin/100000000001:gameserversession/" + fleet + "/gssess-" + padded + "-finished");
    }
}
