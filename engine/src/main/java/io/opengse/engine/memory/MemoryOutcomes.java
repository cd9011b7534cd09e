package io.opengse.engine.memory;

import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.placement.Outcome;
import io.opengse.engine.placement.OutcomeTable;
import java.time.Instant;
import java.util.List;

/** Outcomes that are still to be told, in memory. */
final class MemoryOutcomes implements OutcomeTable {
    private final Rows<PlacementId, Outcome> rows;
    private final Index<QueueName, Mark, Outcome> byDue;
    private final Index<Boolean, Mark, Outcome> byAge;

    MemoryOutcomes(Changes changes) {
        rows = new Rows<>(changes, Outcome::placement);
        byDue = rows.index(
                outcome -> List.of(outcome.queue()),
                outcome -> new Mark(outcome.dueAt(), outcome.placement().value()));
        byAge = rows.index(
                _ -> List.of(true),
                outcome -> new Mark(outcome.since(), outcome.placement().value()));
    }

    @Override
    public List<Outcome> due(QueueName queue, Instant now, int limit) {
        rows.reads();
        return byDue.of(queue).headMap(Mark.endOf(now)).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public void put(Outcome outcome) {
        rows.put(new Outcome(
                outcome.placement(),
                outcome.queue(),
                outcome.attempts(),
                Mark.millis(outcome.since()),
                Mark.millis(outcome.dueAt())));
    }

    @Override
    public boolean remove(PlacementId placement) {
        return rows.remove(placement);
    }

    @Override
    public int trim(Instant before, int limit) {
        rows.reads();
        return rows.removeAll(byAge.of(true).headMap(Mark.startOf(before)).values().stream()
                .limit(limit)
                .toList());
    }
}
