package io.opengse.engine.store;

import static io.opengse.engine.store.SessionSample.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.SessionFilter;
import io.opengse.engine.session.SessionFilter.HasSeat;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionQuery.Position;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionSort.Key;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists of sessions: which, in which order, page by page. */
public interface SessionListContract extends StoreUnderTest {
    FleetId FLEET_ONE = new FleetId("fleet-1");

    @Test
    default void sessionsAreListedByFleetAndStatus() {
        insert(
                aSession("a").build(),
                aSession("b").activating(NOON).created(NOON.plusSeconds(1)).build(),
                aSession("c").ended(NOON).created(NOON.plusSeconds(2)).build(),
                aSession("d").fleet("fleet-2").created(NOON.plusSeconds(3)).build());

        assertThat(listed(FLEET_ONE, Set.of(), null)).containsExactly("c", "b", "a");
        assertThat(listed(FLEET_ONE, Set.of(SessionStatus.ACTIVE), null)).containsExactly("a");
        assertThat(listed(FLEET_ONE, Set.of(SessionStatus.ACTIVE, SessionStatus.ACTIVATING), null))
                .containsExactly("b", "a");
        assertThat(listed(null, Set.of(), null)).containsExactly("d", "c", "b", "a");
        assertThat(listed(null, Set.of(SessionStatus.ACTIVE), null)).containsExactly("d", "a");
        assertThat(listed(new FleetId("none"), Set.of(), null)).isEmpty();
        assertThat(listed(null, Set.of(), new HasSeat(false))).isEmpty();
    }

    @Test
    default void sessionsAreSortedByEachKeyBothWaysAndTiesById() {
        insert(
                aSession("a").name("é").seats(2, 10).created(NOON.plusMillis(1)).build(),
                aSession("b").name("Z").seats(1, 9).created(NOON).build(),
                aSession("c")
                        .name("z")
                        .seats(1, 100)
                        .created(NOON.plusMillis(1))
                        .build(),
                aSession("d")
                        .name("\uFFFD")
                        .seats(0, 9)
                        .created(NOON.minusMillis(1))
                        .build(),
                aSession("e")
                        .name("🎮")
                        .seats(10, 10)
                        .created(NOON.plusMillis(2))
                        .build());

        assertThat(sorted(Key.ID, true)).containsExactly("a", "b", "c", "d", "e");
        assertThat(sorted(Key.NAME, true)).containsExactly("b", "c", "a", "d", "e");
        assertThat(sorted(Key.MAX_PLAYERS, true)).containsExactly("b", "d", "a", "e", "c");
        assertThat(sorted(Key.PLAYERS, true)).containsExactly("d", "b", "c", "a", "e");
        assertThat(sorted(Key.CREATED, true)).containsExactly("d", "b", "a", "c", "e");
        for (Key key : Key.values()) {
            assertThat(sorted(key, false)).isEqualTo(sorted(key, true).reversed());
        }
    }

    @Test
    default void pagesJoinedAreTheWholeList() {
        for (int number = 0; number < 23; number++) {
            insert(aSession("s%02d".formatted(number))
                    .name("name " + number % 4)
                    .seats(number % 3, 5 + number % 2)
                    .created(NOON.plusMillis(number % 5))
                    .status(SessionStatus.values()[number % 3])
                    .build());
        }

        for (Key key : Key.values()) {
            for (boolean ascending : List.of(true, false)) {
                SessionSort sort = new SessionSort(key, ascending);
                assertThat(joinedPages(sort, 5)).isEqualTo(ids(list(sort, null, 99)));
            }
        }
    }

    @Test
    default void aPageNeitherRepeatsNorSkipsWhenSessionsAreAdded() {
        insert(
                aSession("b").created(NOON).build(),
                aSession("d").created(NOON.plusMillis(1)).build(),
                aSession("f").created(NOON.plusMillis(2)).build());
        SessionSort sort = SessionSort.NEWEST_FIRST;
        List<GameSession> first = list(sort, null, 2);

        insert(
                aSession("a").created(NOON.plusMillis(3)).build(),
                aSession("c").created(NOON.plusMillis(1)).build());

        assertThat(ids(first)).containsExactly("f", "d");
        assertThat(ids(list(sort, Position.of(first.getLast(), sort), 9))).containsExactly("c", "b");
    }

    @Test
    default void aPageGoesOnAfterASessionThatIsGone() {
        insert(aSession("a").build(), aSession("c").build());

        Position gone = new Position(String.valueOf(NOON.toEpochMilli()), "b");

        assertThat(ids(list(new SessionSort(Key.CREATED, true), gone, 9))).containsExactly("c");
        assertThat(ids(list(new SessionSort(Key.CREATED, false), gone, 9))).containsExactly("a");
    }

    @Test
    default void aFilteredPageIsFull() {
        for (int number = 0; number < 20; number++) {
            insert(aSession("s%02d".formatted(number))
                    .policy(number % 2 == 0 ? JoinPolicy.ACCEPT_ALL : JoinPolicy.DENY_ALL)
                    .build());
        }
        SessionQuery query = new SessionQuery(
                FLEET_ONE, Set.of(SessionStatus.ACTIVE), new HasSeat(true), new SessionSort(Key.CREATED, true), null);

        assertThat(many(SessionTable.class, rows -> ids(rows.list(query, 4))))
                .containsExactly("s00", "s02", "s04", "s06");
    }

    private void insert(GameSession... sessions) {
        change(SessionTable.class, rows -> List.of(sessions).forEach(rows::insert));
    }

    private List<String> listed(FleetId fleet, Set<SessionStatus> statuses, SessionFilter filter) {
        SessionQuery query = new SessionQuery(fleet, statuses, filter, SessionSort.NEWEST_FIRST, null);
        return read(SessionTable.class, rows -> ids(rows.list(query, 99)));
    }

    private List<String> sorted(Key key, boolean ascending) {
        return ids(list(new SessionSort(key, ascending), null, 99));
    }

    private List<GameSession> list(SessionSort sort, Position after, int limit) {
        SessionQuery query = new SessionQuery(FLEET_ONE, Set.of(), null, sort, after);
        return read(SessionTable.class, rows -> rows.list(query, limit));
    }

    private List<String> joinedPages(SessionSort sort, int size) {
        List<String> joined = new ArrayList<>();
        Position after = null;
        List<GameSession> page;
        do {
            page = list(sort, after, size);
            joined.addAll(ids(page));
            after = page.isEmpty() ? null : Position.of(page.getLast(), sort);
        } while (!page.isEmpty());
        return joined;
    }

    private static List<String> ids(List<GameSession> sessions) {
        return sessions.stream().map(session -> session.id().value()).toList();
    }
}
