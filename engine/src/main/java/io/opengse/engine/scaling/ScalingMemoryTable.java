package io.opengse.engine.scaling;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.store.Transaction;
import java.time.Instant;
import java.util.Optional;

/** What the evaluator must know after a restart: when it last came round, and what operators were last told. */
public interface ScalingMemoryTable {
    static ScalingMemoryTable in(Transaction transaction) {
        return transaction.table(ScalingMemoryTable.class);
    }

    /** When all fleets were last evaluated; empty = never. */
    Optional<Instant> evaluatedAt();

    void evaluated(Instant at);

    /** Why this fleet stays as it is, as an operator was last told; empty when the last thing told was a change. */
    Optional<String> standing(FleetId fleet);

    /** Keeps it instead of the one before. */
    void stands(FleetId fleet, String standing);

    void forget(FleetId fleet);
}
