package io.opengse.server.sql;

import static io.opengse.engine.store.Samples.aHost;
import static io.opengse.engine.store.Samples.aReservation;
import static io.opengse.engine.store.Samples.aVacancy;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.Vacancy;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.FirstAnswerTable.FirstAnswer;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.SessionSample;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreUnderTest;
import io.opengse.engine.store.Transaction;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds when two servers use one database at the same moment. */
@ExtendWith(Postgres.class)
class PostgresReplicasTest {
    private static final FleetId FLEET = new FleetId("fleet-1");
    private static final int CALLERS = 16;
    private static final int ROUNDS = 10;

    private final PostgresServer server;
    private Store one;
    private Store other;

    PostgresReplicasTest(PostgresServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        PostgresAddress database = PostgresStores.emptied(server);
        one = PostgresStores.open(database);
        other = PostgresStores.open(database);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void theLastFreeProcessGoesToOneSession() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String process = "last-" + round;
            one.write(rows -> put(rows, process));

            List<Boolean> taken = atOnce((store, _) -> store.write(rows -> take(rows)));

            assertThat(taken).containsOnlyOnce(true);
        }
    }

    private static boolean put(Transaction rows, String process) {
        VacancyTable.in(rows).put(aVacancy(process, "h", 5));
        return true;
    }

    private static boolean take(Transaction rows) {
        List<Vacancy> best = VacancyTable.in(rows).best(FLEET, 1);
        if (best.isEmpty()) {
            return false;
        }
        String process = best.getFirst().process().value();
        boolean reserved = ReservationTable.in(rows).insert(aReservation(process, "h"));
        return reserved && VacancyTable.in(rows).remove(best.getFirst().process());
    }

    @Test
    void theLastSeatGoesToOnePlayer() throws Exception {
        SessionId id = new SessionId("s");
        one.write(rows -> insert(rows, SessionSample.aSession("s").seats(0, 5).build()));

        List<Boolean> seated = atOnce((store, _) -> store.write(rows -> {
            SessionTable sessions = SessionTable.in(rows);
            GameSession session = sessions.find(id).orElseThrow();
            if (session.hasFreeSeat()) {
                sessions.update(session.withSeats(5, session.players() + 1, session.times()));
            }
            return session.hasFreeSeat();
        }));

        assertThat(seated).filteredOn(sold -> sold).hasSize(5);
        assertThat(other.<Integer>read(
                        rows -> SessionTable.in(rows).find(id).orElseThrow().players()))
                .isEqualTo(5);
    }

    private static boolean insert(Transaction rows, GameSession session) {
        SessionTable.in(rows).insert(session);
        return true;
    }

    @Test
    void oneClientTokenNamesOneSession() throws Exception {
        List<SessionId> answers = atOnce((store, caller) -> store.write(rows -> {
            FirstAnswerTable first = FirstAnswerTable.in(rows);
            return first.find("token").map(FirstAnswer::session).orElseGet(() -> {
                SessionId mine = new SessionId("of caller " + caller);
                first.insert(new FirstAnswer("token", "parameters", mine, StoreUnderTest.NOON));
                return mine;
            });
        }));

        assertThat(answers).hasSize(CALLERS).containsOnly(answers.getFirst());
    }

    @Test
    void ofTwoThatInsertTheSameRowOneLoses() throws Exception {
        List<Boolean> inserted = atOnce((store, _) -> {
            try {
                return store.write(rows -> {
                    HostTable.in(rows).insert(aHost("h", HostStatus.CONNECTED, StoreUnderTest.NOON));
                    return true;
                });
            } catch (Conflict conflict) {
                return false;
            }
        });

        assertThat(inserted).containsOnlyOnce(true);
    }

    @Test
    void whatOneServerHasWrittenTheOtherReadsAtOnce() {
        for (int number = 0; number < 50; number++) {
            HostId host = new HostId("h" + number);
            Store writing = number % 2 == 0 ? one : other;
            Store reading = number % 2 == 0 ? other : one;

            writing.write(rows -> {
                HostTable.in(rows).insert(aHost(host.value(), HostStatus.CONNECTED, StoreUnderTest.NOON));
                return true;
            });

            assertThat(reading.<Boolean>read(
                            rows -> HostTable.in(rows).find(host).isPresent()))
                    .isTrue();
        }
    }

    @Test
    void numbersOfBothServersRiseInTheOrderOfTheirCommits() throws Exception {
        List<Long> seen = new ArrayList<>();
        List<Long> assignments = atOnce((store, _) -> store.write(rows -> {
            EventTable.in(rows)
                    .add(new Event(
                            0,
                            StoreUnderTest.NOON,
                            EventCode.HOST_AWAY,
                            "test",
                            "",
                            Event.Subjects.of(new HostId("h")),
                            null));
            return ReservationTable.in(rows).nextAssignment();
        }));
        one.<List<Event>>read(rows ->
                        EventTable.in(rows).find(EventTable.Query.about(Event.Subjects.of(new HostId("h"))), 99))
                .forEach(event -> seen.add(event.number()));

        assertThat(assignments).doesNotHaveDuplicates().hasSize(CALLERS);
        assertThat(seen).doesNotHaveDuplicates().hasSize(CALLERS);
    }

    /** A task of one of the servers. */
    private interface Caller<T> {
        T call(Store store, int number) throws Exception;
    }

    private <T> List<T> atOnce(Caller<T> caller) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls = IntStream.range(0, CALLERS)
                    .<Callable<T>>mapToObj(number -> () -> caller.call(number % 2 == 0 ? one : other, number))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
