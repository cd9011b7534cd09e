package io.opengse.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.session.CreatorWindowTable;
import io.opengse.engine.session.CreatorWindowTable.CreatorWindow;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Samples;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.StoreUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the database cannot do what it is asked, and when callers are impatient. */
class SqlFailuresTest implements StoreUnderTest {
    @TempDir
    Path directory;

    private Path file;
    private Store store;

    @BeforeEach
    void name() {
        file = directory.resolve("opengse.db");
    }

    @Override
    public Store store() {
        return store;
    }

    @Test
    void afterADatabaseErrorTheStoreGoesOn() throws SQLException {
        try (Store opened = SqlStore.open(file)) {
            store = opened;
            execute("alter table creator_window rename to away");

            assertThatExceptionOfType(StoreFailed.class)
                    .isThrownBy(this::putWindow)
                    .withMessageContaining("creator_window");
            assertThat(done(ReservationTable.class, rows -> rows.insert(Samples.aReservation("p", "h"))))
                    .isTrue();

            execute("alter table away rename to creator_window");
            putWindow();
        }
    }

    @Test
    void aDatabaseErrorOfOneWorkFailsNoOther() throws Exception {
        try (Store opened = SqlStore.open(file);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            store = opened;
            execute("drop table creator_window");
            List<Future<Boolean>> reservations = new ArrayList<>();
            List<Future<?>> failures = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                String process = "p" + number;
                failures.add(callers.submit(this::putWindow));
                reservations.add(callers.submit(
                        () -> done(ReservationTable.class, rows -> rows.insert(Samples.aReservation(process, "h")))));
            }

            for (Future<Boolean> reservation : reservations) {
                assertThat(reservation.get()).isTrue();
            }
            for (Future<?> failure : failures) {
                assertThat(failure).failsWithin(java.time.Duration.ofMinutes(1));
            }
            assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                    .hasSize(50);
        }
    }

    @Test
    void aWorkThatFailsAfterAWriteUndoesNoOther() throws Exception {
        try (Store opened = SqlStore.open(file);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            store = opened;
            List<Future<Boolean>> kept = new ArrayList<>();
            List<Future<?>> refused = new ArrayList<>();
            for (int number = 0; number < 50; number++) {
                String process = "p" + number;
                kept.add(callers.submit(
                        () -> done(ReservationTable.class, rows -> rows.insert(Samples.aReservation(process, "h")))));
                refused.add(callers.submit(() -> change(ReservationTable.class, rows -> {
                    rows.insert(Samples.aReservation("undone-" + process, "h"));
                    throw new IllegalArgumentException("refused");
                })));
            }

            for (Future<Boolean> reservation : kept) {
                assertThat(reservation.get()).isTrue();
            }
            for (Future<?> refusal : refused) {
                assertThat(refusal).failsWithin(java.time.Duration.ofMinutes(1));
            }
            assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                    .hasSize(50)
                    .noneMatch(row -> row.process().value().startsWith("undone"));
        }
    }

    @Test
    void aWorkThatHidesADatabaseErrorFailsAllTheSame() throws SQLException {
        try (Store opened = SqlStore.open(file)) {
            store = opened;
            execute("drop table creator_window");

            assertThatExceptionOfType(StoreFailed.class)
                    .isThrownBy(() -> store.write(transaction -> {
                        ReservationTable.in(transaction).insert(Samples.aReservation("p", "h"));
                        try {
                            CreatorWindowTable.in(transaction).find(new FleetId("f"), "c");
                        } catch (StoreFailed hidden) {
                            return false;
                        }
                        return true;
                    }));

            assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                    .isEmpty();
        }
    }

    @Test
    void aReadKeepsItsSnapshotWhileOthersWrite() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (Store opened = SqlStore.open(file);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            store = opened;
            Future<List<Integer>> seen = callers.submit(() -> store.read(transaction -> {
                int before =
                        ReservationTable.in(transaction).of(new HostId("h")).size();
                begun.countDown();
                awaitQuietly(written);
                return List.of(
                        before,
                        ReservationTable.in(transaction).of(new HostId("h")).size());
            }));
            begun.await();

            change(ReservationTable.class, rows -> rows.insert(Samples.aReservation("p", "h")));
            written.countDown();

            assertThat(seen.get()).containsExactly(0, 0);
            assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                    .hasSize(1);
        }
    }

    @Test
    void anInterruptedCallerStillLearnsWhatBecameOfItsWrite() {
        try (Store opened = SqlStore.open(file)) {
            store = opened;
            Thread.currentThread().interrupt();

            assertThat(done(ReservationTable.class, rows -> rows.insert(Samples.aReservation("p", "h"))))
                    .isTrue();
            assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                    .hasSize(1);

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whoeverWritesWhileTheStoreClosesIsAnswered() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            store = SqlStore.open(file);
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int number = 0; number < 200; number++) {
                String process = "p" + number;
                answers.add(callers.submit(() -> {
                    try {
                        return done(ReservationTable.class, rows -> rows.insert(Samples.aReservation(process, "h")));
                    } catch (StoreFailed closed) {
                        return false;
                    }
                }));
            }
            store.close();

            int kept = 0;
            for (Future<Boolean> answer : answers) {
                kept += answer.get() ? 1 : 0;
            }
            try (Store again = SqlStore.open(file)) {
                store = again;
                assertThat(many(ReservationTable.class, rows -> rows.of(new HostId("h"))))
                        .hasSize(kept);
            }
        }
    }

    @Test
    void whatWasWrittenIsThereWhenTheStoreIsOpenedAgain() {
        try (Store first = SqlStore.open(file)) {
            store = first;
            change(
                    HostTable.class,
                    rows -> rows.insert(Samples.aHost("h", io.opengse.engine.host.HostStatus.AWAY, NOON)));
        }

        try (Store second = SqlStore.open(file)) {
            store = second;
            assertThat(one(HostTable.class, rows -> rows.find(new HostId("h")))).isPresent();
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNotOpened() throws IOException {
        Files.writeString(file, "a shopping list, much longer than the header of a database would be. ".repeat(20));

        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> SqlStore.open(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("restore a backup");
    }

    @Test
    void aNewerVersionThatOnlyAddedSomethingLeavesItsDatabaseToThisOne() throws SQLException {
        SqlStore.open(file).close();
        future("alter table host add column hat text");

        try (Store again = SqlStore.open(file)) {
            store = again;
            assertThat(one(HostTable.class, rows -> rows.find(new HostId("h")))).isEmpty();
        }
    }

    @Test
    void aNewerVersionThatTookSomethingAwayKeepsThisOneOut() throws SQLException {
        SqlStore.open(file).close();
        future("update schema_reach set oldest = '99'");

        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> SqlStore.open(file))
                .withMessageContainingAll("newer", "99", "backup");
    }

    private void future(String change) throws SQLException {
        execute("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                values (99, '99', 'the future', 'SQL', 'V99__the_future.sql', 1, 'x', 1, 1)
                """);
        execute(change);
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> SqlStore.open(directory.resolve("nowhere/opengse.db")))
                .withMessageContaining("nowhere");
    }

    private void putWindow() {
        change(CreatorWindowTable.class, rows -> rows.put(new CreatorWindow(new FleetId("f"), "c", NOON, 1)));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 5000");
            statement.execute(sql);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
