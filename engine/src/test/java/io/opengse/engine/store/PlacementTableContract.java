package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.id.SessionId;
import io.opengse.engine.placement.Considered;
import io.opengse.engine.placement.Placed;
import io.opengse.engine.placement.PlacedPlayer;
import io.opengse.engine.placement.Placement;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.placement.PlacementStatus;
import io.opengse.engine.placement.PlacementTable;
import io.opengse.engine.placement.PlacementTable.PlacementQuery;
import io.opengse.engine.placement.PlacementTable.Position;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.engine.placement.Trace;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.session.SessionRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of placements. */
public interface PlacementTableContract extends StoreUnderTest {
    Placed PLACED = new Placed(
            new SessionId("s"), "eu", "10.0.0.1", 7001, List.of(new PlacedPlayer("ann", new PlayerSessionId("ps"))));

    @Test
    default void aPlacementComesBackAsItWasInserted() {
        Placement waiting = placement("a", NOON);
        Placement over = placement("b", NOON)
                .explained(new Trace(
                        NOON,
                        "taken",
                        List.of(new Considered("arn", "eu", 80, Considered.Finding.TAKEN, null, "fleet-1"))))
                .over(PlacementStatus.FULFILLED, "", PLACED, NOON.plusSeconds(3));
        change(PlacementTable.class, rows -> {
            rows.insert(waiting);
            rows.insert(over);
        });

        assertThat(one(PlacementTable.class, rows -> rows.find(waiting.id()))).contains(waiting);
        assertThat(one(PlacementTable.class, rows -> rows.find(over.id()))).contains(over);
        assertThat(one(PlacementTable.class, rows -> rows.find(new PlacementId("c"))))
                .isEmpty();
    }

    @Test
    default void anUpdatedPlacementHasTheNextVersion() {
        Placement placement = placement("a", NOON);
        change(PlacementTable.class, rows -> rows.insert(placement));
        Placement next = placement.with(PlacementStatus.PENDING, "why", PLACED);

        change(PlacementTable.class, rows -> rows.update(next));

        Placement stored =
                read(PlacementTable.class, rows -> rows.find(placement.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(next);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(PlacementTable.class, rows -> rows.update(next)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(PlacementTable.class, rows -> rows.insert(placement)));
    }

    @Test
    default void onlyPendingOnesWithoutASessionWaitAndTheOldestFirst() {
        change(PlacementTable.class, rows -> {
            rows.insert(placement("c", NOON.plusSeconds(1)));
            rows.insert(placement("b", NOON));
            rows.insert(placement("a", NOON));
            rows.insert(placement("d", NOON).with(PlacementStatus.PENDING, "", PLACED));
            rows.insert(placement("e", NOON).over(PlacementStatus.CANCELLED, "", null, NOON));
        });

        List<PlacementTable.Waiting> all = many(PlacementTable.class, rows -> rows.waiting(null, 9));
        assertThat(all).extracting(row -> row.id().value()).containsExactly("a", "b", "c");
        assertThat(all.getFirst().queue()).isEqualTo(new QueueName("q"));
        assertThat(all.getFirst().latencies().to("eu")).hasValue(40);
        assertThat(all.getFirst().started()).isEqualTo(NOON);
        assertThat(all.getFirst().deadline()).isEqualTo(NOON.plusSeconds(600));
        Position first = all.getFirst().position();
        assertThat(many(PlacementTable.class, rows -> rows.waiting(first, 1)))
                .extracting(row -> row.id().value())
                .containsExactly("b");
    }

    @Test
    default void pendingOnesAreOverdueFromTheirDeadlineOn() {
        change(PlacementTable.class, rows -> {
            rows.insert(placement("a", NOON));
            rows.insert(placement("b", NOON.minusSeconds(1)).with(PlacementStatus.PENDING, "", PLACED));
            rows.insert(placement("c", NOON.plusMillis(1)));
            rows.insert(placement("d", NOON).over(PlacementStatus.FULFILLED, "", PLACED, NOON));
        });

        assertThat(many(PlacementTable.class, rows -> rows.overdue(NOON.plusSeconds(600), 9)))
                .extracting(PlacementId::value)
                .containsExactly("b", "a");
        assertThat(many(PlacementTable.class, rows -> rows.overdue(NOON.plusSeconds(600), 1)))
                .hasSize(1);
    }

    @Test
    default void placementsAreListedByQueueAndStatusTheNewestFirst() {
        change(PlacementTable.class, rows -> {
            rows.insert(placement("a", NOON));
            rows.insert(placement("b", NOON));
            rows.insert(placement("c", NOON.plusSeconds(1)).over(PlacementStatus.CANCELLED, "", null, NOON));
        });

        assertThat(listed(null, null, null)).containsExactly("c", "b", "a");
        assertThat(listed(null, null, new Position(NOON, "b"))).containsExactly("a");
        assertThat(listed(new QueueName("q"), PlacementStatus.PENDING, null)).containsExactly("b", "a");
        assertThat(listed(new QueueName("q"), null, null)).containsExactly("c", "b", "a");
        assertThat(listed(new QueueName("other"), null, null)).isEmpty();
        assertThat(listed(null, PlacementStatus.CANCELLED, null)).containsExactly("c");
    }

    private List<String> listed(QueueName queue, PlacementStatus status, Position before) {
        return many(PlacementTable.class, rows -> rows.list(new PlacementQuery(queue, status, before), 9)).stream()
                .map(placement -> placement.id().value())
                .toList();
    }

    private static Placement placement(String id, Instant started) {
        PlacementRequest request = new PlacementRequest(
                new SessionRequest("duel", 4, Map.of("map", "desert"), "some \"text\"", "", "", "00-trace"),
                List.of(new PlayerRequest("ann", "data", "00-trace")),
                List.of(new PlayerLatency("ann", "eu", 40), new PlayerLatency("ann", "us", 0)));
        return new Placement(
                new PlacementId(id),
                new QueueName("q"),
                request,
                PlacementStatus.PENDING,
                "",
                null,
                List.of(),
                new Placement.Times(started, started.plusSeconds(600), null),
                1);
    }
}
