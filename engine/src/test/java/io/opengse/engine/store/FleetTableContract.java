package io.opengse.engine.store;

import static io.opengse.engine.store.Samples.aFleet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.FleetId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of fleets. */
public interface FleetTableContract extends StoreUnderTest {
    @Test
    default void aFleetComesBackAsItWasInserted() {
        Fleet fleet = aFleet("f", NOON);
        change(FleetTable.class, fleets -> fleets.insert(fleet));

        assertThat(one(FleetTable.class, fleets -> fleets.find(new FleetId("f"))))
                .contains(fleet);
        assertThat(one(FleetTable.class, fleets -> fleets.find(new FleetId("g"))))
                .isEmpty();
    }

    @Test
    default void aFleetsInstantsAreCutToMilliseconds() {
        change(FleetTable.class, fleets -> fleets.insert(aFleet("f", NOON.plusNanos(999_999))));

        assertThat(one(FleetTable.class, fleets -> fleets.find(new FleetId("f"))))
                .contains(aFleet("f", NOON));
    }

    @Test
    default void anUpdatedFleetHasTheNextVersion() {
        Fleet fleet = aFleet("f", NOON);
        change(FleetTable.class, fleets -> fleets.insert(fleet));
        Fleet ended = new Fleet(
                fleet.id(),
                fleet.description(),
                FleetStatus.TERMINATED,
                fleet.runtime(),
                Protection.NONE,
                fleet.creationLimit(),
                List.of(),
                NOON,
                NOON.plusSeconds(1),
                1);

        change(FleetTable.class, fleets -> fleets.update(ended));

        Fleet stored = read(FleetTable.class, fleets -> fleets.find(fleet.id())).orElseThrow();
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored).usingRecursiveComparison().ignoringFields("version").isEqualTo(ended);
    }

    @Test
    default void aFleetOfAnotherVersionIsNotUpdated() {
        Fleet fleet = aFleet("f", NOON);
        change(FleetTable.class, fleets -> fleets.insert(fleet));
        change(FleetTable.class, fleets -> fleets.update(fleet.withStatus(FleetStatus.DELETING)));

        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(FleetTable.class, fleets -> fleets.update(fleet)))
                .withMessageContaining("f");
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(FleetTable.class, fleets -> fleets.update(aFleet("none", NOON))));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> change(FleetTable.class, fleets -> fleets.insert(fleet)));
    }

    @Test
    default void fleetsAreListedByCreationWithTheTerminatedOnesLast() {
        change(FleetTable.class, fleets -> {
            fleets.insert(aFleet("d", NOON.plusSeconds(2)));
            fleets.insert(aFleet("b", NOON.plusSeconds(1)));
            fleets.insert(aFleet("a", NOON).withStatus(FleetStatus.TERMINATED));
            fleets.insert(aFleet("c", NOON.plusSeconds(1)));
        });

        assertThat(listed(0, 10)).containsExactly("b", "c", "d", "a");
        assertThat(listed(1, 2)).containsExactly("c", "d");
        assertThat(listed(4, 2)).isEmpty();
        assertThat(count(FleetTable.class, FleetTable::count)).isEqualTo(4);
        assertThat(count(FleetTable.class, FleetTable::countLiving)).isEqualTo(3);
    }

    @Test
    default void fleetsAreFoundByTheirName() {
        change(FleetTable.class, fleets -> {
            fleets.insert(aFleet("a", NOON));
            fleets.insert(aFleet("b", NOON));
        });

        assertThat(many(FleetTable.class, fleets -> fleets.named("name of b"))).containsExactly(aFleet("b", NOON));
        assertThat(many(FleetTable.class, fleets -> fleets.named("name of"))).isEmpty();
    }

    private List<String> listed(int offset, int limit) {
        return read(
                FleetTable.class,
                fleets -> fleets.list(offset, limit).stream()
                        .map(fleet -> fleet.id().value())
                        .toList());
    }
}
