package io.opengse.server.sql;

import static io.opengse.engine.store.Samples.aVacancy;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.Reservation;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Conflict;
import io.opengse.engine.store.SessionSample;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Works that share one transaction, whose changes wait for each other. */
@ExtendWith(Postgres.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PostgresGroupsTest {
    private static final int WORKS = 24;

    private final PostgresServer server;
    private Store store;

    PostgresGroupsTest(PostgresServer server) {
        this.server = server;
    }

    @BeforeEach
    void open() {
        store = PostgresStores.fresh(server);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ofManyWhoReserveOneProcessOneSucceeds() throws InterruptedException {
        List<Object> outcomes =
                inOneGroup(number -> rows -> ReservationTable.in(rows).insert(reservation("p", "s" + number)));

        assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Boolean.FALSE::equals).hasSize(WORKS - 1);
    }

    @Test
    void aSessionThatIsThereAlreadyIsAConflictAndItsNeighboursStand() throws InterruptedException {
        insert("s0");

        List<Object> outcomes = inOneGroup(number -> rows -> {
            SessionTable.in(rows).insert(SessionSample.aSession("s" + number).build());
            return number;
        });

        assertThat(outcomes.getFirst()).isInstanceOf(Conflict.class);
        assertThat(outcomes.subList(1, WORKS)).doesNotHaveAnyElementsOfTypes(Throwable.class);
        assertThat(sessions()).hasSize(WORKS);
    }

    @Test
    void aWorkThatFailsLeavesNothingBehindAndItsNeighboursStand() throws InterruptedException {
        List<Object> outcomes = inOneGroup(number -> rows -> {
            SessionTable.in(rows).insert(SessionSample.aSession("s" + number).build());
            if (number % 2 == 0) {
                throw new IllegalArgumentException("even");
            }
            return number;
        });

        assertThat(outcomes)
                .filteredOn(IllegalArgumentException.class::isInstance)
                .hasSize(WORKS / 2);
        assertThat(sessions()).hasSize(WORKS / 2).allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 1);
    }

    @Test
    void aWorkSeesWhatItAndTheOthersBeforeItChanged() throws InterruptedException {
        insert("sum");

        inOneGroup(number -> rows -> {
            SessionTable table = SessionTable.in(rows);
            var sum = table.find(new SessionId("sum")).orElseThrow();
            table.update(sum.withSeats(sum.maxPlayers(), sum.players() + 1, sum.times()));
            return table.find(new SessionId("sum")).orElseThrow().players();
        });

        int players = store.read(rows ->
                SessionTable.in(rows).find(new SessionId("sum")).orElseThrow().players());
        assertThat(players).isEqualTo(WORKS);
    }

    @Test
    void everyWorkTakesAnotherVacancy() throws InterruptedException {
        store.write(rows -> {
            for (int each = 0; each < WORKS + 5; each++) {
                VacancyTable.in(rows).put(aVacancy("p" + each, "h", 5));
            }
            return true;
        });

        List<Object> outcomes = inOneGroup(number -> PostgresGroupsTest::take);

        assertThat(outcomes).doesNotHaveDuplicates().doesNotHaveAnyElementsOfTypes(Throwable.class);
        assertThat(left()).isEqualTo(5);
    }

    @Test
    void whatAFailedWorkTookIsTakenByTheNext() throws InterruptedException {
        store.write(rows -> {
            VacancyTable.in(rows).put(aVacancy("p", "h", 5));
            return true;
        });

        List<Object> outcomes = inOneGroup(number -> rows -> {
            ProcessId taken = take(rows);
            if (number < WORKS - 1) {
                throw new IllegalArgumentException("not this one");
            }
            return taken;
        });

        assertThat(outcomes).filteredOn(ProcessId.class::isInstance).hasSize(1);
        assertThat(left()).isZero();
    }

    private static ProcessId take(Transaction rows) {
        VacancyTable table = VacancyTable.in(rows);
        ProcessId best = table.best(aVacancy("p", "h", 5).fleet(), 1).getFirst().process();
        table.remove(best);
        return best;
    }

    private int left() {
        FleetId fleet = aVacancy("p", "h", 5).fleet();
        return store.read(rows -> VacancyTable.in(rows).count(fleet));
    }

    private void insert(String id) {
        store.write(rows -> {
            SessionTable.in(rows).insert(SessionSample.aSession(id).build());
            return true;
        });
    }

    private List<String> sessions() {
        List<SessionId> asked = new ArrayList<>();
        for (int each = 0; each < WORKS; each++) {
            asked.add(new SessionId("s" + each));
        }
        return store.read(rows -> SessionTable.in(rows).find(asked).stream()
                .map(session -> session.id().value())
                .toList());
    }

    private static Reservation reservation(String process, String session) {
        return new Reservation(new ProcessId(process), new HostId("h"), new SessionId(session), 1);
    }

    /** What each answered or threw. While they come, the writer is held up by a work of its own. */
    private List<Object> inOneGroup(IntFunction<java.util.function.Function<Transaction, Object>> work)
            throws InterruptedException {
        CountDownLatch all = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform()
                .start(() -> store.write(rows -> {
                    held.countDown();
                    return await(all);
                }));
        held.await();
        Object[] outcomes = new Object[WORKS];
        List<Thread> callers = new ArrayList<>();
        for (int each = 0; each < WORKS; each++) {
            int number = each;
            callers.add(Thread.ofPlatform()
                    .start(() -> outcomes[number] = outcome(() -> store.write(work.apply(number)))));
            awaitWaiting(callers.getLast());
        }
        all.countDown();
        holder.join();
        for (Thread caller : callers) {
            caller.join();
        }
        return List.of(outcomes);
    }

    private static void awaitWaiting(Thread caller) {
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> caller.getState() == Thread.State.WAITING || !caller.isAlive());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Object outcome(Callable<Object> call) {
        try {
            return call.call();
        } catch (Exception failure) {
            return failure;
        }
    }
}
