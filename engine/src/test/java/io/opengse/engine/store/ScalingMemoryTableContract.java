package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.scaling.ScalingMemoryTable;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the memory of the evaluator of scaling policies. */
public interface ScalingMemoryTableContract extends StoreUnderTest {
    @Test
    default void theLastEvaluationIsRemembered() {
        assertThat(one(ScalingMemoryTable.class, ScalingMemoryTable::evaluatedAt))
                .isEmpty();

        change(ScalingMemoryTable.class, rows -> rows.evaluated(NOON));
        change(ScalingMemoryTable.class, rows -> rows.evaluated(NOON.plusSeconds(60)));

        assertThat(one(ScalingMemoryTable.class, ScalingMemoryTable::evaluatedAt))
                .contains(NOON.plusSeconds(60));
    }

    @Test
    default void theStandingOfAFleetIsReplacedAndForgotten() {
        FleetId fleet = new FleetId("f");
        change(ScalingMemoryTable.class, rows -> rows.stands(fleet, "first"));
        change(ScalingMemoryTable.class, rows -> rows.stands(fleet, "second"));

        assertThat(one(ScalingMemoryTable.class, rows -> rows.standing(fleet))).contains("second");
        assertThat(one(ScalingMemoryTable.class, rows -> rows.standing(new FleetId("g"))))
                .isEmpty();

        change(ScalingMemoryTable.class, rows -> rows.forget(fleet));
        assertThat(one(ScalingMemoryTable.class, rows -> rows.standing(fleet))).isEmpty();
    }
}
