package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aPlayer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.player.PlayerTable.PlayerQuery;
import io.opengse.engine.player.PlayerTable.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of player sessions. */
public interface PlayerTableContract extends StoreUnderTest {
    @Test
    default void aPlayerSessionComesBackAsItWasInserted() {
        PlayerSession waiting = aPlayer("ps1", "s", "ann", PlayerStatus.RESERVED);
        PlayerSession gone = aPlayer("ps2", "s", "bob", PlayerStatus.COMPLETED);
        insert(waiting, gone);

        assertThat(one(PlayerTable.class, rows -> rows.find(waiting.id()))).contains(waiting);
        assertThat(one(PlayerTable.class, rows -> rows.find(gone.id()))).contains(gone);
        assertThat(one(PlayerTable.class, rows -> rows.find(new PlayerSessionId("none"))))
                .isEmpty();
    }

    @Test
    default void anUpdatedPlayerSessionHasTheNextVersion() {
        PlayerSession player = aPlayer("ps", "s", "ann", PlayerStatus.RESERVED);
        insert(player);

        change(PlayerTable.class, rows -> rows.update(player.withStatus(PlayerStatus.TIMEDOUT, null, NOON)));

        PlayerSession stored =
                read(PlayerTable.class, rows -> rows.find(player.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.status()).isEqualTo(PlayerStatus.TIMEDOUT);
        assertThat(stored.acceptBy()).isNull();
        assertThat(stored.ended()).isEqualTo(NOON);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(PlayerTable.class, rows -> rows.update(player)));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> insert(player));
    }

    @Test
    default void theSeatedAreThoseReservedOrActive() {
        PlayerSession ann = aPlayer("ps1", "s", "ann", PlayerStatus.RESERVED);
        PlayerSession bob = aPlayer("ps2", "s", "bob", PlayerStatus.ACTIVE);
        insert(
                bob,
                ann,
                aPlayer("ps0", "s", "ann", PlayerStatus.COMPLETED),
                aPlayer("ps3", "s", "cid", PlayerStatus.TIMEDOUT),
                aPlayer("ps4", "other", "ann", PlayerStatus.ACTIVE));

        assertThat(many(PlayerTable.class, rows -> rows.seated(new SessionId("s"))))
                .containsExactly(ann, bob);
        assertThat(one(PlayerTable.class, rows -> rows.seated(new SessionId("s"), "ann")))
                .contains(ann);
        assertThat(one(PlayerTable.class, rows -> rows.seated(new SessionId("s"), "cid")))
                .isEmpty();
    }

    @Test
    default void aPlayerHasOneSeatInASession() {
        insert(aPlayer("ps0", "s", "ann", PlayerStatus.COMPLETED), aPlayer("ps1", "s", "ann", PlayerStatus.RESERVED));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> insert(aPlayer("ps2", "s", "ann", PlayerStatus.ACTIVE)))
                .withMessageContaining("ann");
    }

    @Test
    default void playersAreListedOldestFirstByWhateverIsAsked() {
        insert(
                aPlayer("c", "s", "ann", PlayerStatus.ACTIVE, NOON.plusSeconds(1)),
                aPlayer("b", "s", "bob", PlayerStatus.ACTIVE, NOON.plusSeconds(1)),
                aPlayer("d", "t", "ann", PlayerStatus.RESERVED, NOON.plusSeconds(2)),
                aPlayer("a", "s", "cid", PlayerStatus.COMPLETED, NOON));

        assertThat(listed("s", null, null, null)).containsExactly("a", "b", "c");
        assertThat(listed("s", null, null, PlayerStatus.ACTIVE)).containsExactly("b", "c");
        assertThat(listed(null, "ann", null, null)).containsExactly("c", "d");
        assertThat(listed("t", "ann", null, null)).containsExactly("d");
        assertThat(listed(null, null, "b", null)).containsExactly("b");
        assertThat(listed(null, null, "b", PlayerStatus.RESERVED)).isEmpty();
        assertThat(listed("t", null, "b", null)).isEmpty();
        assertThat(listed(null, "nobody", null, null)).isEmpty();
    }

    @Test
    default void aPageOfPlayersBeginsAfterAPosition() {
        insert(
                aPlayer("a", "s", "1", PlayerStatus.ACTIVE, NOON),
                aPlayer("b", "s", "2", PlayerStatus.ACTIVE, NOON.plusSeconds(1)),
                aPlayer("c", "s", "3", PlayerStatus.ACTIVE, NOON.plusSeconds(1)));
        PlayerQuery second =
                new PlayerQuery(new SessionId("s"), null, null, null, new Position(NOON.plusSeconds(1), "b"));

        insert(aPlayer("0", "s", "0", PlayerStatus.ACTIVE, NOON.minusSeconds(1)));

        assertThat(many(PlayerTable.class, rows -> rows.list(second, 9)))
                .extracting(row -> row.id().value())
                .containsExactly("c");
        assertThat(many(
                        PlayerTable.class,
                        rows -> rows.list(new PlayerQuery(new SessionId("s"), null, null, null, null), 2)))
                .hasSize(2);
    }

    @Test
    default void lapsedReservationsAreThoseWhoseDeadlineHasCome() {
        insert(
                aPlayer("due", "s", "1", PlayerStatus.RESERVED, NOON.minusSeconds(60)),
                aPlayer("overdue", "s", "2", PlayerStatus.RESERVED, NOON.minusSeconds(61)),
                aPlayer(
                        "waiting",
                        "s",
                        "3",
                        PlayerStatus.RESERVED,
                        NOON.minusSeconds(60).plusMillis(1)),
                aPlayer("unborn", "s", "4", PlayerStatus.RESERVED).withStatus(PlayerStatus.RESERVED, null, null),
                aPlayer("there", "s", "5", PlayerStatus.ACTIVE, NOON.minusSeconds(90)));

        assertThat(many(PlayerTable.class, rows -> rows.reservationLapsed(NOON, 9)))
                .extracting(row -> row.id().value())
                .containsExactly("overdue", "due");
        assertThat(many(PlayerTable.class, rows -> rows.reservationLapsed(NOON, 1)))
                .hasSize(1);
    }

    private void insert(PlayerSession... players) {
        change(PlayerTable.class, rows -> List.of(players).forEach(rows::insert));
    }

    private List<String> listed(String session, String player, String id, PlayerStatus status) {
        PlayerQuery query = new PlayerQuery(
                session == null ? null : new SessionId(session),
                player,
                id == null ? null : new PlayerSessionId(id),
                status,
                null);
        return read(
                PlayerTable.class,
                rows -> rows.list(query, 99).stream()
                        .map(row -> row.id().value())
                        .toList());
    }
}
