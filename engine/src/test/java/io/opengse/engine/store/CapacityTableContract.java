package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.CapacityTable;
import io.opengse.engine.instance.FleetCapacity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of capacities. */
public interface CapacityTableContract extends StoreUnderTest {
    @Test
    default void aCapacityComesBackAsItWasWritten() {
        FleetCapacity first = aCapacity("f");
        FleetCapacity scaled =
                new FleetCapacity(first.fleet(), 2, 9, 3, Duration.ofMinutes(30), false, NOON.plusMillis(5), 1);
        change(CapacityTable.class, rows -> rows.insert(first));
        assertThat(one(CapacityTable.class, rows -> rows.find(first.fleet()))).contains(first);

        change(CapacityTable.class, rows -> rows.update(scaled));

        assertThat(one(CapacityTable.class, rows -> rows.find(first.fleet())))
                .contains(new FleetCapacity(
                        first.fleet(), 2, 9, 3, Duration.ofMinutes(30), false, NOON.plusMillis(5), 2));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(CapacityTable.class, rows -> rows.update(scaled)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(CapacityTable.class, rows -> rows.insert(first)));
    }

    @Test
    default void capacitiesAreListedByFleet() {
        change(CapacityTable.class, rows -> {
            rows.insert(aCapacity("c"));
            rows.insert(aCapacity("a"));
            rows.insert(aCapacity("b"));
            rows.remove(new FleetId("d"));
        });

        assertThat(many(CapacityTable.class, CapacityTable::living))
                .containsExactly(aCapacity("a"), aCapacity("b"), aCapacity("c"));
        assertThat(many(CapacityTable.class, rows -> rows.after(null, 2)))
                .containsExactly(aCapacity("a"), aCapacity("b"));
        assertThat(many(CapacityTable.class, rows -> rows.after(new FleetId("b"), 2)))
                .containsExactly(aCapacity("c"));
    }

    @Test
    default void aRemovedCapacityIsGone() {
        change(CapacityTable.class, rows -> rows.insert(aCapacity("a")));
        change(CapacityTable.class, rows -> rows.remove(new FleetId("a")));

        assertThat(one(CapacityTable.class, rows -> rows.find(new FleetId("a"))))
                .isEmpty();
    }

    private static FleetCapacity aCapacity(String fleet) {
        return new FleetCapacity(new FleetId(fleet), 0, 1, 1, Duration.ofMinutes(10), true, null, 1);
    }
}
