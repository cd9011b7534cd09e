package io.opengse.bench.store;

import io.opengse.bench.Lab;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.Place;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The least that a create needs of the store, without the engine: no rules, no number, no event. */
final class Floor {
    private final Lab lab;
    private final Books books;
    private final IdFactory ids;
    private final AtomicLong created = new AtomicLong();

    Floor(Lab lab, Books books) {
        this.lab = lab;
        this.books = books;
        this.ids = new IdFactory(lab.random(), "local", "100000000001");
    }

    Books.Hosted create() {
        long number = created.incrementAndGet();
        Instant now = lab.clock().instant();
        SessionId id = ids.session(books.fleet().id(), "", now);
        return Books.Hosted.of(books.store().write(transaction -> create(transaction, id, number, now)));
    }

    private GameSession create(Transaction transaction, SessionId id, long number, Instant now) {
        VacancyTable vacancies = VacancyTable.in(transaction);
        Vacancy best = vacancies.best(books.fleet().id(), 1).getFirst();
        ReservationTable.in(transaction).insert(new Reservation(best.process(), best.host(), id, number));
        vacancies.remove(best.process());
        GameSession session = session(id, best, number, now);
        SessionTable.in(transaction).insert(session);
        return session;
    }

    static GameSession session(SessionId id, Vacancy vacancy, long number, Instant now) {
        Place place = new Place(
                vacancy.fleet(),
                vacancy.host(),
                vacancy.process(),
                number,
                vacancy.address(),
                vacancy.clientPort(),
                vacancy.weight());
        return new GameSession(
                id,
                place,
                SessionStatus.ACTIVATING,
                "",
                "match",
                Books.request(),
                Books.SEATS,
                0,
                JoinPolicy.ACCEPT_ALL,
                null,
                new GameSession.Times(now, now.plusSeconds(600), null, null, now),
                1);
    }
}
