package io.opengse.server.sql;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.SessionSample;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How fast the store is by itself: callers that each take the best vacancy, reserve it, insert a session, and give the
 * process back, every one a durable transaction. Arguments: callers, seconds, "events" to write an event each as well.
 */
final class StoreFloorMain {
    private static final FleetId FLEET = new FleetId("fleet-1");

    private StoreFloorMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int callers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 32;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
        boolean events = arguments.length > 2;
        Path directory = Files.createTempDirectory("floor");
        try (Store store = SqlStore.open(directory.resolve("opengse.db"))) {
            store.write(transaction -> {
                for (int number = 0; number < 1_000; number++) {
                    VacancyTable.in(transaction).put(vacancy("p" + number));
                }
                return true;
            });
            measure(store, callers, 3, events);
            measure(store, callers, seconds, events);
        }
    }

    private static void measure(Store store, int callers, int seconds, boolean events) throws InterruptedException {
        LongAdder done = new LongAdder();
        AtomicInteger next = new AtomicInteger((int) (System.nanoTime() / 1_000 % 1_000_000_000));
        long[][] waits = new long[callers][];
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < callers; caller++) {
                int number = caller;
                threads.submit(() -> {
                    long[] mine = new long[200_000];
                    int count = 0;
                    while (System.nanoTime() < end && count < mine.length) {
                        GameSession session = SessionSample.aSession("s" + next.incrementAndGet())
                                .property("map", "arena")
                                .build();
                        long begun = System.nanoTime();
                        store.write(transaction -> create(transaction, session, events));
                        mine[count++] = System.nanoTime() - begun;
                        done.increment();
                    }
                    waits[number] = Arrays.copyOf(mine, count);
                });
            }
        }
        long[] all = Arrays.stream(waits).flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                "%d callers, %s events: %,d tx/s, p50 %.2f ms, p99 %.2f ms, max %.1f ms%n",
                callers,
                events ? "with" : "no",
                done.sum() / seconds,
                all[all.length / 2] / 1e6,
                all[all.length * 99 / 100] / 1e6,
                all[all.length - 1] / 1e6);
    }

    private static boolean create(Transaction transaction, GameSession session, boolean events) {
        Vacancy vacancy = VacancyTable.in(transaction).best(FLEET, 3).getFirst();
        ReservationTable reservations = ReservationTable.in(transaction);
        boolean taken = reservations.insert(new Reservation(
                vacancy.process(), vacancy.host(), new SessionId(session.id().value()), reservations.nextAssignment()));
        VacancyTable.in(transaction).remove(vacancy.process());
        SessionTable.in(transaction).insert(session);
        if (events) {
            EventTable.in(transaction)
                    .add(new Event(
                            0,
                            session.times().created(),
                            EventCode.SESSION_CREATED,
                            "api",
                            "took the best of 3 vacancies",
                            new Subjects(FLEET, vacancy.host(), vacancy.process(), session.id(), null)));
        }
        reservations.remove(vacancy.process());
        VacancyTable.in(transaction).put(vacancy);
        return taken;
    }

    private static Vacancy vacancy(String process) {
        return new Vacancy(new ProcessId(process), FLEET, new HostId("host-1"), null, "10.0.0.1", 7001, 5, 0);
    }
}
