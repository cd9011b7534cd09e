package io.opengse.server.sql;

import static io.opengse.engine.store.Samples.aHost;
import static io.opengse.engine.store.Samples.aReservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.SessionSample;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.StoreFailed;
import io.opengse.engine.store.StoreUnderTest;
import io.opengse.engine.store.Transaction;
import io.opengse.server.sql.StoreCopy.Copied;
import io.opengse.server.sql.postgres.Postgres;
import io.opengse.server.sql.postgres.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Moving from the embedded database to PostgreSQL and back. */
@ExtendWith(Postgres.class)
class StoreCopyTest {
    private static final HostId HOST = new HostId("h");

    private final PostgresServer server;

    @TempDir
    Path directory;

    StoreCopyTest(PostgresServer server) {
        this.server = server;
    }

    @Test
    void whatIsCopiedThereAndBackIsWhatItWas() {
        Path file = directory.resolve("first.db");
        Path second = directory.resolve("second.db");
        PostgresAddress postgres = server.address(server.emptyDatabase());
        try (Store store = SqlStore.open(file)) {
            store.write(StoreCopyTest::fill);
        }
        List<Copied> told = new ArrayList<>();

        List<Copied> there = StoreCopy.toPostgres(file, postgres, told::add);
        List<Copied> back = StoreCopy.toFile(postgres, second);

        assertThat(there).isEqualTo(told).isEqualTo(back);
        assertThat(there).filteredOn(copied -> copied.table().equals("event")).allMatch(copied -> copied.rows() == 700);
        try (Store first = SqlStore.open(file);
                Store moved = PostgresStores.open(postgres);
                Store returned = SqlStore.open(second)) {
            assertThat(contents(moved)).isEqualTo(contents(first));
            assertThat(contents(returned)).isEqualTo(contents(first));
            assertThat(moved.<Long>write(rows -> ReservationTable.in(rows).nextAssignment()))
                    .isEqualTo(
                            first.<Long>write(rows -> ReservationTable.in(rows).nextAssignment()));
        }
    }

    @Test
    void aDatabaseThatHoldsAnythingIsNotCopiedInto() {
        Path file = directory.resolve("first.db");
        PostgresAddress postgres = server.address(server.emptyDatabase());
        try (Store store = SqlStore.open(file)) {
            store.write(StoreCopyTest::fill);
        }
        StoreCopy.toPostgres(file, postgres, _ -> {});

        assertThatExceptionOfType(StoreFailed.class)
                .isThrownBy(() -> StoreCopy.toPostgres(file, postgres, _ -> {}))
                .withMessageContainingAll("is not empty", "event");
    }

    private static boolean fill(Transaction rows) {
        HostTable.in(rows).insert(aHost(HOST.value(), HostStatus.CONNECTED, StoreUnderTest.NOON));
        ReservationTable.in(rows).insert(aReservation("p", HOST.value()));
        ReservationTable.in(rows).nextAssignment();
        SessionTable.in(rows)
                .insert(SessionSample.aSession("s")
                        .text("中文 \u00e9 ' \\ \n 🎮")
                        .property("map", "")
                        .build());
        for (int number = 0; number < 700; number++) {
            EventTable.in(rows)
                    .add(new Event(
                            0,
                            StoreUnderTest.NOON,
                            EventCode.HOST_AWAY,
                            "test",
                            "number " + number,
                            Event.Subjects.of(HOST),
                            null));
        }
        return true;
    }

    private static List<Object> contents(Store store) {
        return store.read(rows -> List.of(
                HostTable.in(rows).list(),
                ReservationTable.in(rows).of(HOST),
                SessionTable.in(rows).find(new SessionId("s")),
                EventTable.in(rows).find(EventTable.Query.about(Event.Subjects.of(HOST)), 1_000)));
    }
}
