package io.opengse.server.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.SessionSample;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A PostgreSQL that is killed, restarted, or not what it should be. */
@ExtendWith(Postgres.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PostgresFaultsTest {
    private static final int CALLERS = 8;

    private final PostgresServer server;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();

    PostgresFaultsTest(PostgresServer server) {
        this.server = server;
    }

    @Test
    void aRestartOfTheDatabaseLosesNothingAndDoesNothingTwice() throws Exception {
        underLoad(() -> {
            for (int time = 0; time < 3; time++) {
                awaitAcknowledged(200);
                server.kill();
                server.startAgain();
            }
        });
    }

    @Test
    void killedConnectionsLoseNothingAndDoNothingTwice() throws Exception {
        underLoad(() -> {
            for (int time = 0; time < 20; time++) {
                awaitAcknowledged(50);
                server.execute("postgres", """
                        select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'opengse'
                        """);
            }
        });
    }

    private void awaitAcknowledged(int more) {
        int before = acknowledged.size();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .until(() -> acknowledged.size() >= before + more);
    }

    /** Each write adds a player to one session and a session of its own: so a lost or doubled one shows in the count. */
    private void underLoad(Runnable faults) throws InterruptedException {
        AtomicBoolean stop = new AtomicBoolean();
        try (Store store = PostgresStores.fresh(server)) {
            store.write(rows -> {
                SessionTable.in(rows)
                        .insert(SessionSample.aSession("sum")
                                .seats(0, 1_000_000)
                                .build());
                return true;
            });
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int caller = 0; caller < CALLERS; caller++) {
                    callers.submit(() -> {
                        while (!stop.get()) {
                            write(store, "s" + next.incrementAndGet());
                        }
                    });
                }
                try {
                    faults.run();
                } finally {
                    stop.set(true);
                }
            }
            assertThat(failed).hasValue(0);
            store.read(rows -> {
                SessionTable sessions = SessionTable.in(rows);
                assertThat(sessions.find(new SessionId("sum")).orElseThrow().players())
                        .isEqualTo(acknowledged.size());
                assertThat(acknowledged)
                        .allMatch(id -> sessions.find(new SessionId(id)).isPresent());
                return true;
            });
        }
    }

    private void write(Store store, String id) {
        try {
            store.write(rows -> {
                SessionTable sessions = SessionTable.in(rows);
                sessions.insert(SessionSample.aSession(id).build());
                var sum = sessions.find(new SessionId("sum")).orElseThrow();
                sessions.update(sum.withSeats(sum.maxPlayers(), sum.players() + 1, sum.times()));
                return true;
            });
            acknowledged.add(id);
        } catch (RuntimeException problem) {
            failed.incrementAndGet();
            throw problem;
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsTold() {
        refused(server.address("nowhere"), "does not exist", "createdb");
    }

    @Test
    void aWrongPasswordIsTold() {
        PostgresAddress right = server.address("postgres");
        refused(
                new PostgresAddress(right.hosts(), "postgres", right.user(), Optional.of("wrong"), Map.of()),
                "does not let " + right.user() + " in",
                "PGPASSWORD");
    }

    @Test
    void aServerThatIsAwayIsTold() {
        refused(
                new PostgresAddress("127.0.0.1:1", "opengse", "opengse", Optional.empty(), Map.of()),
                "cannot be reached",
                "127.0.0.1:1");
    }

    @Test
    void aDatabaseWithAnotherOrderOfTextsIsRefused() {
        server.execute(
                "postgres",
                "create database other_order template template0 encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'");

        refused(server.address("other_order"), "orders texts as C.UTF-8", "createdb");
    }

    @Test
    void aNewerSchemaThatTookSomethingAwayIsRefused() {
        PostgresAddress database = server.address(server.emptyDatabase());
        new PostgresDatabase(database).migrate();
        future(database, "update schema_reach set oldest = '9999'");

        refused(database, "newer", "9999", "backup");
    }

    @Test
    void aNewerSchemaThatOnlyAddedSomethingIsUsed() {
        PostgresAddress database = server.address(server.emptyDatabase());
        new PostgresDatabase(database).migrate();
        future(database, "alter table host add column hat text");

        try (Store opened = SqlStore.open(database, "test", InstantSource.system(), Duration.ofSeconds(1))) {
            assertThat(opened.<List<Host>>read(rows -> HostTable.in(rows).list()))
                    .isEmpty();
        }
    }

    private void future(PostgresAddress database, String change) {
        server.execute(database.database(), """
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                values (9999, '9999', 'of the future', 'SQL', 'V9999__of_the_future.sql', 1, 'test', 1, true)
                """);
        server.execute(database.database(), change);
    }

    private static void refused(PostgresAddress address, String... words) {
        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> SqlStore.open(address, "test", InstantSource.system(), Duration.ofSeconds(1))
                        .close())
                .withMessageContainingAll(words)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(PostgresServer.PASSWORD));
    }
}
