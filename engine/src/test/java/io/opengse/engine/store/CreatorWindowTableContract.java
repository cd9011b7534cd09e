package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.FleetId;
import io.opengse.engine.session.CreatorWindowTable;
import io.opengse.engine.session.CreatorWindowTable.CreatorWindow;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of creator windows. */
public interface CreatorWindowTableContract extends StoreUnderTest {
    @Test
    default void aWindowIsReplacedByTheNext() {
        FleetId fleet = new FleetId("f");
        CreatorWindow first = new CreatorWindow(fleet, "c", NOON, 1);
        CreatorWindow next = new CreatorWindow(fleet, "c", NOON.plusSeconds(1), 2);
        CreatorWindow elsewhere = new CreatorWindow(new FleetId("g"), "c", NOON, 7);
        change(CreatorWindowTable.class, rows -> rows.put(first));
        change(CreatorWindowTable.class, rows -> rows.put(elsewhere));

        change(CreatorWindowTable.class, rows -> rows.put(next));

        assertThat(one(CreatorWindowTable.class, rows -> rows.find(fleet, "c"))).contains(next);
        assertThat(one(CreatorWindowTable.class, rows -> rows.find(new FleetId("g"), "c")))
                .contains(elsewhere);
        assertThat(one(CreatorWindowTable.class, rows -> rows.find(fleet, "d"))).isEmpty();
    }

    @Test
    default void oldWindowsAreTrimmed() {
        FleetId fleet = new FleetId("f");
        change(CreatorWindowTable.class, rows -> {
            rows.put(new CreatorWindow(fleet, "old", NOON.minusSeconds(1), 1));
            rows.put(new CreatorWindow(fleet, "older", NOON.minusSeconds(2), 1));
            rows.put(new CreatorWindow(fleet, "running", NOON, 1));
        });

        assertThat(trim(CreatorWindowTable.class, rows -> rows.trim(NOON, 1))).isEqualTo(1);
        assertThat(one(CreatorWindowTable.class, rows -> rows.find(fleet, "older")))
                .isEmpty();
        assertThat(trim(CreatorWindowTable.class, rows -> rows.trim(NOON, 9))).isEqualTo(1);
        assertThat(one(CreatorWindowTable.class, rows -> rows.find(fleet, "running")))
                .isPresent();
    }
}
