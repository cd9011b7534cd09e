package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import java.time.Instant;

/**
 * Fills the books with sessions that are over, with the ids of their time, as an engine would have given them.
 */
final class History {
    private static final int AT_ONCE = 2_000;

    private History() {}

    static void fill(Lab lab, Books books) {
        fill(lab, books, lab.scale().finished());
    }

    static void fill(Lab lab, Books books, int sessions) {
        Instant now = lab.clock().instant();
        IdFactory ids = new IdFactory(lab.random(), "local", "100000000001");
        Vacancy past = new Vacancy(
                new ProcessId("proc-past"), books.fleet().id(), new HostId("host-past"), null, "127.0.0.1", 7000, 5, 0);
        for (int first = 0; first < sessions; first += AT_ONCE) {
            int begin = first;
            books.store().write(transaction -> {
                SessionTable table = SessionTable.in(transaction);
                for (int each = begin; each < Math.min(sessions, begin + AT_ONCE); each++) {
                    Instant created = now.minusSeconds(3600).plusMillis(each);
                    SessionId id = ids.session(books.fleet().id(), "", created);
                    GameSession session = Floor.session(id, past, each, created);
                    table.insert(session.over(SessionStatus.TERMINATED, "ended by the game", created.plusMillis(1)));
                }
                return begin;
            });
        }
    }
}
