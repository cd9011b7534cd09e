package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aPlayer;
import static io.opengse.engine.store.Samples.aProcess;
import static io.opengse.engine.store.SessionSample.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.SessionCount;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.session.Tally;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of game sessions, apart from lists. */
public interface SessionTableContract extends StoreUnderTest {
    @Test
    default void aSessionComesBackAsItWasInserted() {
        GameSession full = aSession("s1")
                .text("data")
                .property("zone", "b")
                .property("map", "a")
                .protection(ProtectionPolicy.FULL_PROTECTION)
                .policy(JoinPolicy.DENY_ALL)
                .seats(3, 200)
                .activating(NOON.plusSeconds(60))
                .emptySince(NOON)
                .build();
        GameSession plain = aSession("s2").build();
        insert(full, plain);

        GameSession stored =
                read(SessionTable.class, rows -> rows.find(full.id())).orElseThrow();
        assertThat(stored).isEqualTo(full);
        assertThat(stored.request().properties().keySet()).containsExactly("zone", "map");
        assertThat(many(SessionTable.class, rows -> rows.find(List.of(plain.id(), new SessionId("none"), full.id()))))
                .containsExactly(plain, full);
    }

    @Test
    default void anUpdatedSessionHasTheNextVersion() {
        GameSession session =
                aSession("s").activating(NOON).property("map", "a").build();
        insert(session);
        GameSession.Times times =
                new GameSession.Times(NOON, null, NOON.plusMillis(1), NOON.plusMillis(2), NOON.plusMillis(3));
        GameSession changed = session.withStatus(SessionStatus.TERMINATED, "ended", times)
                .withSettings("new name", 9, JoinPolicy.DENY_ALL, ProtectionPolicy.NO_PROTECTION)
                .withSeats(8, 7, times);

        change(SessionTable.class, rows -> rows.update(changed));

        GameSession stored =
                read(SessionTable.class, rows -> rows.find(session.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(changed);
    }

    @Test
    default void aSessionOfAnotherVersionIsNotUpdated() {
        GameSession session = aSession("s").build();
        insert(session);
        change(SessionTable.class, rows -> rows.update(session));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(SessionTable.class, rows -> rows.update(session)))
                .withMessageContaining("s");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(
                        SessionTable.class, rows -> rows.update(aSession("none").build())));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> insert(session));
    }

    @Test
    default void aHostsSessionsAreFoundByHowFarTheyAre() {
        insert(
                aSession("starting")
                        .activating(NOON)
                        .created(NOON.plusSeconds(1))
                        .build(),
                aSession("running").created(NOON.plusSeconds(2)).build(),
                aSession("ending").status(SessionStatus.TERMINATING).build(),
                aSession("over").ended(NOON).build(),
                aSession("failed").status(SessionStatus.ERROR).build(),
                aSession("elsewhere").host("host-2").activating(NOON).build());
        HostId host = new HostId("host-1");

        assertThat(many(SessionTable.class, rows -> ids(rows.activating(host)))).containsExactly("starting");
        assertThat(many(SessionTable.class, rows -> ids(rows.activating()))).containsExactly("elsewhere", "starting");
        assertThat(count(SessionTable.class, rows -> rows.countActivating(host)))
                .isEqualTo(1);
        assertThat(count(SessionTable.class, rows -> rows.countActivating(host, new InstanceId("ins-1"))))
                .isZero();
        GameSession starting = aSession("starting").build();
        change(
                ProcessTable.class,
                rows -> rows.insert(aProcess(starting.place().process().value(), "host-1", "fleet-1", NOON)));
        assertThat(count(SessionTable.class, rows -> rows.countActivating(host, new InstanceId("ins-1"))))
                .isEqualTo(1);
        assertThat(count(SessionTable.class, rows -> rows.countActivating(host, new InstanceId("ins-2"))))
                .isZero();
        assertThat(many(SessionTable.class, rows -> ids(rows.living(host))))
                .containsExactly("ending", "starting", "running");
        assertThat(count(SessionTable.class, rows -> rows.countLiving(new FleetId("fleet-1"))))
                .isEqualTo(4);
        assertThat(count(SessionTable.class, rows -> rows.countLiving(new FleetId("none"))))
                .isZero();
    }

    @Test
    default void theLivingOnesOfAFleetAreCountedByStatus() {
        insert(
                aSession("starting").activating(NOON).seats(1, 4).build(),
                aSession("running").seats(2, 4).build(),
                aSession("full").seats(4, 4).build(),
                aSession("over").ended(NOON).build());

        assertThat(many(SessionTable.class, rows -> rows.tally(new FleetId("fleet-1"))))
                .containsExactlyInAnyOrder(
                        new Tally(SessionStatus.ACTIVATING, 1, 1), new Tally(SessionStatus.ACTIVE, 2, 6));
        assertThat(many(SessionTable.class, rows -> rows.tally(new FleetId("none"))))
                .isEmpty();
    }

    @Test
    default void lapsedActivationsAreThoseWhoseDeadlineHasCome() {
        insert(
                aSession("due").activating(NOON).build(),
                aSession("overdue").activating(NOON.minusSeconds(1)).build(),
                aSession("waiting").activating(NOON.plusMillis(1)).build(),
                aSession("running").build());

        assertThat(many(SessionTable.class, rows -> ids(rows.activationLapsed(NOON, 9))))
                .containsExactly("overdue", "due");
        assertThat(many(SessionTable.class, rows -> ids(rows.activationLapsed(NOON, 1))))
                .containsExactly("overdue");
    }

    @Test
    default void anActivatedSessionLapsesNoMore() {
        GameSession session = aSession("s").activating(NOON).build();
        insert(session);

        change(
                SessionTable.class,
                rows -> rows.update(session.withStatus(
                        SessionStatus.ACTIVE, "", new GameSession.Times(NOON, null, NOON, null, null))));

        assertThat(many(SessionTable.class, rows -> rows.activationLapsed(NOON, 9)))
                .isEmpty();
    }

    @Test
    default void emptySessionsAreActiveOnesOfTheFleetWithoutAPlayerSinceBefore() {
        insert(
                aSession("long").emptySince(NOON.minusSeconds(1)).build(),
                aSession("longer").emptySince(NOON.minusSeconds(2)).build(),
                aSession("now").emptySince(NOON).build(),
                aSession("played").build(),
                aSession("over").ended(NOON).emptySince(NOON.minusSeconds(9)).build(),
                aSession("other")
                        .fleet("fleet-2")
                        .emptySince(NOON.minusSeconds(9))
                        .build());

        assertThat(many(SessionTable.class, rows -> ids(rows.emptySince(new FleetId("fleet-1"), NOON, 9))))
                .containsExactly("longer", "long");
        assertThat(many(SessionTable.class, rows -> ids(rows.emptySince(new FleetId("fleet-1"), NOON, 1))))
                .containsExactly("longer");
    }

    @Test
    default void livingSessionsAreCountedByFleetAndStatusWithTheirSeats() {
        GameSession one = aSession("one").build();
        insert(
                one,
                aSession("two").build(),
                aSession("over").ended(NOON).build(),
                aSession("other").fleet("fleet-2").build());

        assertThat(many(SessionTable.class, SessionTable::countLiving))
                .containsExactlyInAnyOrder(
                        new SessionCount(
                                new FleetId("fleet-1"), one.status(), 2, 2L * one.players(), 2L * one.maxPlayers()),
                        new SessionCount(new FleetId("fleet-2"), one.status(), 1, one.players(), one.maxPlayers()));
    }

    @Test
    default void trimmingRemovesOldSessionsWithTheirPlayers() {
        insert(
                aSession("running").created(NOON.minusSeconds(9)).build(),
                aSession("old").ended(NOON.minusSeconds(1)).property("a", "b").build(),
                aSession("older").ended(NOON.minusSeconds(2)).build(),
                aSession("young").ended(NOON).build());
        change(PlayerTable.class, rows -> {
            rows.insert(aPlayer("of older", "older", "ann", PlayerStatus.COMPLETED));
            rows.insert(aPlayer("of old", "old", "ann", PlayerStatus.COMPLETED));
            rows.insert(aPlayer("of young", "young", "ann", PlayerStatus.COMPLETED));
        });

        assertThat(trim(SessionTable.class, rows -> rows.trim(NOON, 1))).isEqualTo(1);
        assertThat(left("running", "old", "older", "young")).containsExactly("running", "old", "young");
        assertThat(trim(SessionTable.class, rows -> rows.trim(NOON, 9))).isEqualTo(1);
        assertThat(left("running", "old", "older", "young")).containsExactly("running", "young");
        assertThat(Stream.of("of older", "of old", "of young")
                        .filter(id -> read(PlayerTable.class, rows -> rows.find(new PlayerSessionId(id)))
                                .isPresent()))
                .containsExactly("of young");
    }

    private void insert(GameSession... sessions) {
        change(SessionTable.class, rows -> List.of(sessions).forEach(rows::insert));
    }

    private List<String> left(String... ids) {
        return read(
                SessionTable.class,
                rows -> ids(rows.find(Stream.of(ids).map(SessionId::new).toList())));
    }

    private static List<String> ids(List<GameSession> sessions) {
        return sessions.stream().map(session -> session.id().value()).toList();
    }
}
