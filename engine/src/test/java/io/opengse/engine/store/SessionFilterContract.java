package io.opengse.engine.store;

import static io.opengse.engine.store.SessionSample.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.JoinPolicy;
import io.opengse.engine.session.SessionFilter;
import io.opengse.engine.session.SessionFilter.And;
import io.opengse.engine.session.SessionFilter.Comparison;
import io.opengse.engine.session.SessionFilter.HasSeat;
import io.opengse.engine.session.SessionFilter.Not;
import io.opengse.engine.session.SessionFilter.NumberField;
import io.opengse.engine.session.SessionFilter.NumberIs;
import io.opengse.engine.session.SessionFilter.Or;
import io.opengse.engine.session.SessionFilter.PropertyIs;
import io.opengse.engine.session.SessionFilter.TextField;
import io.opengse.engine.session.SessionFilter.TextIs;
import io.opengse.engine.session.SessionQuery;
import io.opengse.engine.session.SessionSort;
import io.opengse.engine.session.SessionSort.Key;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A filter finds exactly the sessions it matches, in whichever form the store evaluates it. */
public interface SessionFilterContract extends StoreUnderTest {
    @Test
    default void textsAreCompared() {
        insert(aSession("a").name("x").build(), aSession("b").name("X").build());

        assertThat(found(new TextIs(TextField.NAME, true, "x"))).containsExactly("a");
        assertThat(found(new TextIs(TextField.NAME, false, "x"))).containsExactly("b");
        assertThat(found(new TextIs(TextField.ID, true, "b"))).containsExactly("b");
        assertThat(found(new TextIs(TextField.ID, false, "b"))).containsExactly("a");
        assertThat(found(new TextIs(TextField.NAME, true, "' or 1=1 --"))).isEmpty();
    }

    @Test
    default void aMissingPropertyMatchesNeitherEqualNorDifferent() {
        insert(
                aSession("none").build(),
                aSession("easy").property("level", "easy").build(),
                aSession("hard").property("mode", "x").property("level", "hard").build());

        assertThat(found(new PropertyIs("level", true, "easy"))).containsExactly("easy");
        assertThat(found(new PropertyIs("level", false, "easy"))).containsExactly("hard");
        assertThat(found(new Not(new PropertyIs("level", true, "easy")))).containsExactly("hard", "none");
        assertThat(found(new Not(new PropertyIs("level", false, "easy")))).containsExactly("easy", "none");
        assertThat(found(new PropertyIs("Level", true, "easy"))).isEmpty();
    }

    @Test
    default void numbersAreComparedAsNumbers() {
        insert(
                aSession("a").seats(2, 9).build(),
                aSession("b").seats(9, 10).build(),
                aSession("c").seats(10, 10).created(NOON.plusMillis(1)).build());

        assertThat(found(number(NumberField.PLAYERS, Comparison.GREATER, 9))).containsExactly("c");
        assertThat(found(number(NumberField.PLAYERS, Comparison.AT_LEAST, 9))).containsExactly("b", "c");
        assertThat(found(number(NumberField.PLAYERS, Comparison.LESS, 9))).containsExactly("a");
        assertThat(found(number(NumberField.PLAYERS, Comparison.AT_MOST, 9))).containsExactly("a", "b");
        assertThat(found(number(NumberField.MAX_PLAYERS, Comparison.EQUAL, 9))).containsExactly("a");
        assertThat(found(number(NumberField.MAX_PLAYERS, Comparison.DIFFERENT, 9)))
                .containsExactly("b", "c");
        assertThat(found(number(NumberField.CREATED_MILLIS, Comparison.EQUAL, NOON.toEpochMilli())))
                .containsExactly("a", "b");
    }

    @Test
    default void aSeatIsFreeOnlyWhereThePolicyAccepts() {
        insert(
                aSession("free").seats(1, 2).build(),
                aSession("full").seats(2, 2).build(),
                aSession("shut").seats(1, 2).policy(JoinPolicy.DENY_ALL).build());

        assertThat(found(new HasSeat(true))).containsExactly("free");
        assertThat(found(new HasSeat(false))).containsExactly("full", "shut");
    }

    @Test
    default void anyNestOfConditionsFindsWhatItMatches() {
        Random random = new Random(20260301);
        List<GameSession> sessions = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            sessions.add(aSession("s%02d".formatted(number))
                    .name("name " + random.nextInt(3))
                    .seats(random.nextInt(3), random.nextInt(2, 4))
                    .created(NOON.plusMillis(random.nextInt(3)))
                    .policy(JoinPolicy.values()[random.nextInt(2)])
                    .property("k" + random.nextInt(2), "v" + random.nextInt(2))
                    .property("k2", "v" + random.nextInt(2))
                    .build());
        }
        insert(sessions.toArray(GameSession[]::new));

        for (int round = 0; round < 300; round++) {
            SessionFilter filter = any(random, 4);
            assertThat(found(filter))
                    .as(filter.toString())
                    .isEqualTo(sessions.stream()
                            .filter(filter::matches)
                            .map(session -> session.id().value())
                            .toList());
        }
    }

    @Test
    default void pagesOfASearchHoldEachMatchOnceInOrder() {
        Random random = new Random(20260302);
        List<GameSession> sessions = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            sessions.add(aSession("s%02d".formatted(number))
                    .seats(random.nextInt(3), 3)
                    .created(NOON.plusMillis(random.nextInt(5)))
                    .status(random.nextInt(5) == 0 ? SessionStatus.TERMINATED : SessionStatus.ACTIVE)
                    .property("mode", random.nextInt(6) == 0 ? "rare" : "usual")
                    .property("map", "m" + random.nextInt(2))
                    .build());
        }
        insert(sessions.toArray(GameSession[]::new));
        SessionFilter usual = new PropertyIs("mode", true, "usual");
        SessionFilter both = new And(new PropertyIs("mode", true, "rare"), new PropertyIs("map", true, "m1"));
        SessionFilter seated = new And(usual, number(NumberField.PLAYERS, Comparison.AT_LEAST, 1));

        for (SessionFilter filter : List.of(usual, both, seated)) {
            for (Key key : Key.values()) {
                for (boolean ascending : List.of(true, false)) {
                    SessionSort sort = new SessionSort(key, ascending);
                    assertThat(pages(filter, sort)).as("%s %s", filter, sort).isEqualTo(sorted(sessions, filter, sort));
                }
            }
        }
    }

    @Test
    default void whatIsOverIsNoLongerFoundByItsProperty() {
        GameSession session = aSession("s").property("mode", "ranked").build();
        insert(session, aSession("other").property("mode", "ranked").build());
        change(SessionTable.class, rows -> {
            GameSession stored = rows.find(session.id()).orElseThrow();
            rows.update(stored.over(SessionStatus.TERMINATED, "ended", NOON));
        });

        assertThat(pages(new PropertyIs("mode", true, "ranked"), SessionSort.NEWEST_FIRST))
                .containsExactly("other");
    }

    private List<String> pages(SessionFilter filter, SessionSort sort) {
        List<String> found = new ArrayList<>();
        SessionQuery.Position after = null;
        List<GameSession> page;
        do {
            SessionQuery query =
                    new SessionQuery(new FleetId("fleet-1"), Set.of(SessionStatus.ACTIVE), filter, sort, after);
            page = read(SessionTable.class, rows -> rows.list(query, 4));
            page.forEach(session -> found.add(session.id().value()));
            after = page.isEmpty() ? null : SessionQuery.Position.of(page.getLast(), sort);
        } while (!page.isEmpty());
        return found;
    }

    private static List<String> sorted(List<GameSession> sessions, SessionFilter filter, SessionSort sort) {
        Comparator<GameSession> order = switch (sort.key()) {
            case NAME -> Comparator.comparing(GameSession::name);
            case ID -> Comparator.comparing(session -> session.id().value());
            case MAX_PLAYERS -> Comparator.comparing(GameSession::maxPlayers);
            case CREATED -> Comparator.comparing(session -> session.times().created());
            case PLAYERS -> Comparator.comparing(GameSession::players);
        };
        Comparator<GameSession> total =
                order.thenComparing(session -> session.id().value());
        return sessions.stream()
                .filter(session -> session.status() == SessionStatus.ACTIVE && filter.matches(session))
                .sorted(sort.ascending() ? total : total.reversed())
                .map(session -> session.id().value())
                .toList();
    }

    private static SessionFilter any(Random random, int depth) {
        boolean equal = random.nextBoolean();
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> new TextIs(TextField.NAME, equal, "name " + random.nextInt(3));
            case 1 -> new PropertyIs("k" + random.nextInt(3), equal, "v" + random.nextInt(2));
            case 2 ->
                new NumberIs(
                        NumberField.values()[random.nextInt(3)],
                        Comparison.values()[random.nextInt(6)],
                        random.nextBoolean() ? NOON.toEpochMilli() + 1 : random.nextInt(4));
            case 3 -> new HasSeat(equal);
            case 4 -> new And(any(random, depth - 1), any(random, depth - 1));
            case 5 -> new Or(any(random, depth - 1), any(random, depth - 1));
            default -> new Not(any(random, depth - 1));
        };
    }

    private static NumberIs number(NumberField field, Comparison comparison, long value) {
        return new NumberIs(field, comparison, value);
    }

    private void insert(GameSession... sessions) {
        change(SessionTable.class, rows -> List.of(sessions).forEach(rows::insert));
    }

    private List<String> found(SessionFilter filter) {
        SessionQuery query =
                new SessionQuery(new FleetId("fleet-1"), Set.of(), filter, new SessionSort(Key.ID, true), null);
        return read(SessionTable.class, rows -> rows.list(query, 99)).stream()
                .map(session -> session.id().value())
                .toList();
    }
}
