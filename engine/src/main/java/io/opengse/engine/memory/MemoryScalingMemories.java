package io.opengse.engine.memory;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.ScalingMemoryTable;
import java.time.Instant;
import java.util.Optional;

/** What the evaluator of scaling policies remembers, in memory. */
final class MemoryScalingMemories implements ScalingMemoryTable {
    private final Rows<Boolean, Round> rounds;
    private final Rows<FleetId, Standing> standings;

    private record Round(Instant at) {}

    private record Standing(FleetId fleet, String text) {}

    MemoryScalingMemories(Changes changes) {
        rounds = new Rows<>(changes, _ -> true);
        standings = new Rows<>(changes, Standing::fleet);
    }

    @Override
    public Optional<Instant> evaluatedAt() {
        return rounds.find(true).map(Round::at);
    }

    @Override
    public void evaluated(Instant at) {
        rounds.put(new Round(Mark.millis(at)));
    }

    @Override
    public Optional<String> standing(FleetId fleet) {
        return standings.find(fleet).map(Standing::text);
    }

    @Override
    public void stands(FleetId fleet, String standing) {
        standings.put(new Standing(fleet, standing));
    }

    @Override
    public void forget(FleetId fleet) {
        standings.remove(fleet);
    }
}
