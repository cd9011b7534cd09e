package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.event.Event;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.EventTable;
import io.opengse.engine.event.EventTable.Query;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.problem.Refused;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of events. */
public interface EventTableContract extends StoreUnderTest {
    Subjects EVERYTHING = new Subjects(
            new FleetId("f"), new HostId("h"), new ProcessId("p"), new SessionId("s"), new PlayerSessionId("ps"));
    Subjects NOTHING = new Subjects(null, null, null, null, null);
    Query ANY = new Query(null, Set.of(), null, null, 0, 0);

    @Test
    default void anEventGetsTheNextNumber() {
        change(EventTable.class, rows -> {
            rows.add(new Event(0, NOON, EventCode.PLAYER_JOINED, "api", "because", EVERYTHING));
            rows.add(new Event(0, NOON, EventCode.HOST_AWAY, "sweeper", "", NOTHING, "fleets/f/h/unpacking.log"));
        });

        List<Event> found = found(ANY);
        assertThat(found).hasSize(2);
        Event newest = found.getFirst();
        Event oldest = found.getLast();
        assertThat(newest.number()).isGreaterThan(oldest.number());
        assertThat(oldest)
                .isEqualTo(new Event(oldest.number(), NOON, EventCode.PLAYER_JOINED, "api", "because", EVERYTHING));
        assertThat(newest.subjects()).isEqualTo(NOTHING);
    }

    @Test
    default void anUndoneEventIsNotFound() {
        assertThatThrownBy(() -> change(EventTable.class, rows -> {
                    rows.add(about("lost", NOTHING));
                    throw Refused.denied("undone");
                }))
                .isInstanceOf(Refused.class);
        change(EventTable.class, rows -> rows.add(about("kept", NOTHING)));

        assertThat(messages(ANY)).containsExactly("kept");
    }

    @Test
    default void eventsAreFoundByEachThingTheyAreAbout() {
        Subjects other = new Subjects(
                new FleetId("f2"),
                new HostId("h2"),
                new ProcessId("p2"),
                new SessionId("s2"),
                new PlayerSessionId("ps2"));
        change(EventTable.class, rows -> {
            rows.add(about("mine", EVERYTHING));
            rows.add(about("other", other));
            rows.add(about("nothing", NOTHING));
            rows.add(about("fleet", Subjects.of(new FleetId("f"))));
        });

        assertThat(messages(Query.about(Subjects.of(new FleetId("f"))))).containsExactly("fleet", "mine");
        assertThat(messages(Query.about(Subjects.of(new HostId("h"))))).containsExactly("mine");
        assertThat(messages(Query.about(new Subjects(null, null, new ProcessId("p"), null, null))))
                .containsExactly("mine");
        assertThat(messages(Query.about(new Subjects(null, null, null, new SessionId("s"), null))))
                .containsExactly("mine");
        assertThat(messages(Query.about(new Subjects(null, null, null, null, new PlayerSessionId("ps")))))
                .containsExactly("mine");
        assertThat(messages(Query.about(new Subjects(new FleetId("f"), new HostId("h2"), null, null, null))))
                .isEmpty();
        assertThat(messages(Query.about(NOTHING))).hasSize(4);
    }

    @Test
    default void eventsAreFoundByCodeAndTime() {
        change(EventTable.class, rows -> {
            rows.add(at(NOON, EventCode.HOST_AWAY));
            rows.add(at(NOON.plusSeconds(1), EventCode.HOST_LOST));
            rows.add(at(NOON.plusSeconds(2), EventCode.HOST_CONNECTED));
            rows.add(at(NOON.plusSeconds(3), EventCode.HOST_AWAY));
        });

        assertThat(codes(new Query(null, Set.of(EventCode.HOST_AWAY), null, null, 0, 0)))
                .hasSize(2);
        assertThat(codes(new Query(null, EnumSet.of(EventCode.HOST_AWAY, EventCode.HOST_LOST), null, null, 0, 0)))
                .containsExactly(EventCode.HOST_AWAY, EventCode.HOST_LOST, EventCode.HOST_AWAY);
        assertThat(codes(new Query(NOTHING, Set.of(), NOON.plusSeconds(1), NOON.plusSeconds(3), 0, 0)))
                .containsExactly(EventCode.HOST_CONNECTED, EventCode.HOST_LOST);
        assertThat(codes(new Query(
                        Subjects.of(new FleetId("f")), Set.of(EventCode.HOST_AWAY), NOON.plusSeconds(1), null, 0, 0)))
                .containsExactly(EventCode.HOST_AWAY);
        assertThat(codes(new Query(null, Set.of(), null, NOON, 0, 0))).isEmpty();
    }

    @Test
    default void eventsArePagedBackwardsAndFollowedForwards() {
        change(EventTable.class, rows -> List.of("1", "2", "3", "4").forEach(text -> rows.add(about(text, NOTHING))));
        List<Event> all = found(ANY);

        long third = all.get(1).number();
        assertThat(messages(new Query(null, Set.of(), null, null, third, 0))).containsExactly("2", "1");
        assertThat(messages(new Query(null, Set.of(), null, null, 0, third))).containsExactly("4");
        assertThat(messages(new Query(null, Set.of(), null, null, third, third)))
                .isEmpty();
        assertThat(many(EventTable.class, rows -> rows.find(ANY, 2)))
                .extracting(Event::message)
                .containsExactly("4", "3");
    }

    @Test
    default void numbersRiseEvenAfterEverythingWasTrimmed() {
        change(EventTable.class, rows -> rows.add(at(NOON.minusSeconds(2), EventCode.HOST_LOST)));
        change(EventTable.class, rows -> rows.add(at(NOON.minusSeconds(1), EventCode.HOST_AWAY)));
        change(EventTable.class, rows -> rows.add(at(NOON, EventCode.HOST_CONNECTED)));
        long last = found(ANY).getFirst().number();

        assertThat(trim(EventTable.class, rows -> rows.trim(NOON, 1))).isEqualTo(1);
        assertThat(codes(ANY)).containsExactly(EventCode.HOST_CONNECTED, EventCode.HOST_AWAY);
        assertThat(trim(EventTable.class, rows -> rows.trim(NOON, 9))).isEqualTo(1);
        assertThat(codes(ANY)).containsExactly(EventCode.HOST_CONNECTED);
        assertThat(trim(EventTable.class, rows -> rows.trim(NOON.plusSeconds(1), 9)))
                .isEqualTo(1);

        change(EventTable.class, rows -> rows.add(at(NOON, EventCode.HOST_LOST)));
        assertThat(found(ANY).getFirst().number()).isGreaterThan(last);
    }

    private List<Event> found(Query query) {
        return read(EventTable.class, rows -> rows.find(query, 99));
    }

    private List<String> messages(Query query) {
        return found(query).stream().map(Event::message).toList();
    }

    private List<EventCode> codes(Query query) {
        return found(query).stream().map(Event::code).toList();
    }

    private static Event about(String message, Subjects subjects) {
        return new Event(0, NOON, EventCode.GENERIC_EVENT, "test", message, subjects);
    }

    private static Event at(Instant at, EventCode code) {
        return new Event(0, at, code, "test", "", Subjects.of(new FleetId("f")));
    }
}
