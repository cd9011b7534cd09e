package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Outcome;
import io.opengse.engine.placement.OutcomeTable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of outcomes. */
public interface OutcomeTableContract extends StoreUnderTest {
    @Test
    default void outcomesOfAQueueAreDueTheMostOverdueFirst() {
        Outcome later = outcome("a", "q", NOON.plusSeconds(2));
        Outcome sooner = outcome("b", "q", NOON.plusSeconds(1));
        change(
                OutcomeTable.class,
                rows -> List.of(later, sooner, outcome("c", "other", NOON), outcome("d", "q", NOON.plusSeconds(3)))
                        .forEach(rows::put));

        assertThat(due(NOON.plusSeconds(2), 9)).containsExactly(sooner, later);
        assertThat(due(NOON.plusSeconds(2), 1)).containsExactly(sooner);
        assertThat(due(NOON, 9)).isEmpty();
    }

    @Test
    default void puttingAnOutcomeAgainReplacesItAndARemovedOneIsGone() {
        change(OutcomeTable.class, rows -> rows.put(outcome("a", "q", NOON)));
        Outcome again = new Outcome(new PlacementId("a"), new QueueName("q"), 3, NOON, NOON.plusSeconds(9));

        change(OutcomeTable.class, rows -> rows.put(again));

        assertThat(due(NOON.plusSeconds(9), 9)).containsExactly(again);
        assertThat(done(OutcomeTable.class, rows -> rows.remove(new PlacementId("a"))))
                .isTrue();
        assertThat(done(OutcomeTable.class, rows -> rows.remove(new PlacementId("a"))))
                .isFalse();
        assertThat(due(NOON.plusSeconds(9), 9)).isEmpty();
    }

    @Test
    default void oldOutcomesAreTrimmed() {
        change(OutcomeTable.class, rows -> {
            rows.put(new Outcome(new PlacementId("a"), new QueueName("q"), 3, NOON.minusSeconds(1), NOON));
            rows.put(outcome("b", "q", NOON));
        });

        assertThat(trim(OutcomeTable.class, rows -> rows.trim(NOON, 9))).isEqualTo(1);
        assertThat(due(NOON, 9)).extracting(row -> row.placement().value()).containsExactly("b");
    }

    private List<Outcome> due(Instant now, int limit) {
        return many(OutcomeTable.class, rows -> rows.due(new QueueName("q"), now, limit));
    }

    private static Outcome outcome(String id, String queue, Instant due) {
        return new Outcome(new PlacementId(id), new QueueName(queue), 0, NOON, due);
    }
}
