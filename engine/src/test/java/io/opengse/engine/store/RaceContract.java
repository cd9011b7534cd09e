package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aHost;
import static io.opengse.engine.store.Samples.aReservation;
import static io.opengse.engine.store.SessionSample.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds when many callers use the store at the same moment. */
public interface RaceContract extends StoreUnderTest {
    int CALLERS = 32;

    @Test
    default void onlyOneOfManyReservesAProcess() throws Exception {
        List<Boolean> taken = atOnce(caller ->
                write(ReservationTable.class, rows -> rows.insert(aReservation("p", "host " + caller))));

        assertThat(taken).containsOnlyOnce(true).hasSize(CALLERS);
    }

    @Test
    default void noSeatIsSoldTwice() throws Exception {
        change(
                SessionTable.class,
                rows -> rows.insert(aSession("s").seats(0, 10).build()));

        List<Boolean> seated = atOnce(_ -> write(SessionTable.class, rows -> {
            GameSession session = rows.find(new SessionId("s")).orElseThrow();
            if (session.hasFreeSeat()) {
                rows.update(session.withSeats(session.maxPlayers(), session.players() + 1, session.times()));
            }
            return session.hasFreeSeat();
        }));

        assertThat(seated).filteredOn(sold -> sold).hasSize(10);
        GameSession full =
                read(SessionTable.class, rows -> rows.find(new SessionId("s")).orElseThrow());
        assertThat(full.players()).isEqualTo(10);
        assertThat(full.version()).isEqualTo(11);
    }

    @Test
    default void ofManyThatReadTheSameVersionOneUpdates() throws Exception {
        change(HostTable.class, rows -> rows.insert(aHost("h", HostStatus.CONNECTED, NOON)));
        Host read = read(HostTable.class, rows -> rows.find(new HostId("h")).orElseThrow());

        List<Boolean> updated = atOnce(_ -> {
            try {
                change(HostTable.class, rows -> rows.update(read));
                return true;
            } catch (Conflict conflict) {
                return false;
            }
        });

        assertThat(updated).containsOnlyOnce(true);
    }

    @Test
    default void everyAssignmentNumberIsGivenOnce() throws Exception {
        List<Long> numbers = atOnce(_ -> write(ReservationTable.class, ReservationTable::nextAssignment));

        assertThat(numbers).doesNotHaveDuplicates().hasSize(CALLERS);
    }

    @Test
    default void aReadSeesEveryWriteThatReturnedBefore() throws Exception {
        List<Boolean> seen = atOnce(caller -> {
            boolean all = true;
            for (int turn = 0; turn < 20; turn++) {
                String process = "p-" + caller + "-" + turn;
                write(ReservationTable.class, rows -> rows.insert(aReservation(process, "h")));
                all &= read(
                        ReservationTable.class,
                        rows -> rows.find(new ProcessId(process)).isPresent());
            }
            return all;
        });

        assertThat(seen).containsOnly(true);
    }

    @Test
    default void aReadSeesNoHalfDoneWork() throws Exception {
        change(SessionTable.class, rows -> {
            rows.insert(aSession("a").seats(50, 100).build());
            rows.insert(aSession("b").seats(50, 100).build());
        });

        List<Integer> sums = atOnce(caller -> {
            if (caller % 2 == 0) {
                change(SessionTable.class, rows -> {
                    add(rows, "a", 1);
                    add(rows, "b", -1);
                });
            }
            return read(SessionTable.class, rows -> playersOf(rows, "a") + playersOf(rows, "b"));
        });

        assertThat(sums).containsOnly(100);
    }

    @Test
    default void aFailingWorkTakesNoOtherWithIt() throws Exception {
        List<Boolean> kept = atOnce(caller -> {
            try {
                return write(ReservationTable.class, rows -> {
                    rows.insert(aReservation("p" + caller, "h"));
                    if (caller % 3 == 0) {
                        throw Refused.denied("every third");
                    }
                    return true;
                });
            } catch (Refused refused) {
                return false;
            }
        });

        List<Boolean> stored = IntStream.range(0, CALLERS)
                .mapToObj(caller -> read(
                        ReservationTable.class,
                        rows -> rows.find(new ProcessId("p" + caller)).isPresent()))
                .toList();
        assertThat(stored).isEqualTo(kept).contains(true, false);
    }

    @Test
    default void aCallerIsNotHeldUpByTheConflictsOfAnother() throws Exception {
        List<Integer> answers = atOnce(caller -> {
            if (caller == 0) {
                assertThatExceptionOfType(Conflict.class)
                        .isThrownBy(() -> store().write(_ -> {
                            throw new Conflict("a row");
                        }));
            }
            return write(
                    ReservationTable.class, rows -> rows.of(new HostId("h")).size());
        });

        assertThat(answers).containsOnly(0).hasSize(CALLERS);
    }

    /** A task that is told which caller it is. */
    interface Caller<T> {
        T call(int number) throws Exception;
    }

    private <T> List<T> atOnce(Caller<T> caller) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls = IntStream.range(0, CALLERS)
                    .<Callable<T>>mapToObj(number -> () -> caller.call(number))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static void add(SessionTable rows, String id, int more) {
        GameSession session = rows.find(new SessionId(id)).orElseThrow();
        rows.update(session.withSeats(session.maxPlayers(), session.players() + more, session.times()));
    }

    private static int playersOf(SessionTable rows, String id) {
        return rows.find(new SessionId(id)).orElseThrow().players();
    }
}
