package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.anInstance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.InstanceTable;
import io.opengse.engine.instance.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of instances. */
public interface InstanceTableContract extends StoreUnderTest {
    @Test
    default void anInstanceComesBackAsItWasInserted() {
        Instance waiting = anInstance("a", null, InstanceStatus.PENDING, NOON);
        Instance running = new Instance(
                new InstanceId("b"),
                new FleetId("f"),
                new HostId("h"),
                InstanceStatus.TERMINATED,
                0,
                true,
                3,
                "it's over",
                NOON,
                NOON.plusMillis(1),
                NOON.plusMillis(2),
                7);
        change(InstanceTable.class, rows -> {
            rows.insert(waiting);
            rows.insert(running);
        });

        assertThat(one(InstanceTable.class, rows -> rows.find(waiting.id()))).contains(waiting);
        assertThat(one(InstanceTable.class, rows -> rows.find(running.id()))).contains(running);
        assertThat(one(InstanceTable.class, rows -> rows.find(new InstanceId("c"))))
                .isEmpty();
    }

    @Test
    default void livingInstancesAreListedOldestFirst() {
        Instance young = anInstance("a", "h1", InstanceStatus.ACTIVE, NOON.plusSeconds(9));
        Instance old = anInstance("b", "h1", InstanceStatus.DRAINING, NOON);
        Instance waiting = anInstance("c", null, InstanceStatus.PENDING, NOON.plusSeconds(10));
        change(InstanceTable.class, rows -> {
            rows.insert(young);
            rows.insert(old);
            rows.insert(waiting);
            rows.insert(anInstance("d", "h1", InstanceStatus.TERMINATED, NOON));
        });

        assertThat(many(InstanceTable.class, rows -> rows.living(new FleetId("f"))))
                .containsExactly(old, young, waiting);
        assertThat(many(InstanceTable.class, rows -> rows.living(new HostId("h1"))))
                .containsExactly(old, young);
        assertThat(many(InstanceTable.class, InstanceTable::placed)).containsExactly(old, young);
        assertThat(many(InstanceTable.class, rows -> rows.living(new FleetId("g"))))
                .isEmpty();
        assertThat(many(InstanceTable.class, rows -> rows.standing(InstanceStatus.PENDING, 9)))
                .containsExactly(waiting);
        assertThat(many(InstanceTable.class, rows -> rows.standing(InstanceStatus.PENDING, 0)))
                .isEmpty();
    }

    @Test
    default void instancesOfAWindowAreFoundWhetherTheyAreOverOrNot() {
        Instance before = over("a", NOON, NOON.plusSeconds(10));
        Instance across = over("b", NOON.plusSeconds(1), NOON.plusSeconds(11));
        Instance living = anInstance("c", "h1", InstanceStatus.ACTIVE, NOON.plusSeconds(2));
        change(InstanceTable.class, rows -> {
            rows.insert(before);
            rows.insert(across);
            rows.insert(living);
            rows.insert(anInstance("d", "h1", InstanceStatus.ACTIVE, NOON.plusSeconds(20)));
        });
        Window window = new Window(NOON.plusSeconds(10), NOON.plusSeconds(20));

        assertThat(many(InstanceTable.class, rows -> rows.during(new FleetId("f"), window, 9)))
                .containsExactly(across, living);
        assertThat(many(InstanceTable.class, rows -> rows.during(new FleetId("f"), window, 1)))
                .containsExactly(across);
        assertThat(many(InstanceTable.class, rows -> rows.during(new FleetId("g"), window, 9)))
                .isEmpty();
    }

    private static Instance over(String id, Instant created, Instant ended) {
        return new Instance(
                new InstanceId(id),
                new FleetId("f"),
                new HostId("h1"),
                InstanceStatus.TERMINATED,
                5,
                false,
                0,
                "over",
                created,
                created,
                ended,
                1);
    }

    @Test
    default void anInstanceOfAnotherVersionIsNotUpdated() {
        Instance instance = anInstance("a", "h1", InstanceStatus.STARTING, NOON);
        change(InstanceTable.class, rows -> rows.insert(instance));
        change(InstanceTable.class, rows -> rows.update(instance));

        assertThat(one(InstanceTable.class, rows -> rows.find(instance.id())).map(Instance::version))
                .contains(2L);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(InstanceTable.class, rows -> rows.update(instance)));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(InstanceTable.class, rows -> rows.insert(instance)));
    }

    @Test
    default void onlyInstancesThatEndedLongAgoAreTrimmed() {
        change(InstanceTable.class, rows -> {
            rows.insert(anInstance("a", "h1", InstanceStatus.TERMINATED, NOON.minusSeconds(9)));
            rows.insert(anInstance("b", "h1", InstanceStatus.TERMINATED, NOON));
            rows.insert(anInstance("c", "h1", InstanceStatus.ACTIVE, NOON.minusSeconds(9)));
        });

        assertThat(trim(InstanceTable.class, rows -> rows.trim(NOON, 0))).isZero();
        assertThat(trim(InstanceTable.class, rows -> rows.trim(NOON, 9))).isEqualTo(1);
        assertThat(one(InstanceTable.class, rows -> rows.find(new InstanceId("a"))))
                .isEmpty();
        assertThat(one(InstanceTable.class, rows -> rows.find(new InstanceId("c"))))
                .isPresent();
    }
}
