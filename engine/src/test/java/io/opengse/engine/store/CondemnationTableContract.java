package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.EndReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of condemnations. */
public interface CondemnationTableContract extends StoreUnderTest {
    @Test
    default void aCondemnationStandsUntilItIsRemoved() {
        ProcessId process = new ProcessId("p");
        Condemnation never = new Condemnation(
                process, new HostId("h"), EndReason.SCALED_IN, NOON, null, NOON.plus(Duration.ofDays(3650)));
        Condemnation soon =
                new Condemnation(process, new HostId("h"), EndReason.OPERATOR, NOON, NOON.plusSeconds(5), NOON);

        change(CondemnationTable.class, rows -> rows.put(never));
        assertThat(one(CondemnationTable.class, rows -> rows.find(process))).contains(never);

        change(CondemnationTable.class, rows -> rows.put(soon));
        assertThat(one(CondemnationTable.class, rows -> rows.find(process))).contains(soon);

        change(CondemnationTable.class, rows -> rows.remove(process));
        change(CondemnationTable.class, rows -> rows.remove(process));
        assertThat(one(CondemnationTable.class, rows -> rows.find(process))).isEmpty();
    }

    @Test
    default void aHostsCondemnationsAreFoundTogether() {
        Condemnation a = of("a", "h");
        Condemnation b = of("b", "h");
        change(CondemnationTable.class, rows -> {
            rows.put(b);
            rows.put(a);
            rows.put(of("c", "other"));
        });

        assertThat(many(CondemnationTable.class, rows -> rows.of(new HostId("h"))))
                .containsExactly(a, b);
        assertThat(many(CondemnationTable.class, CondemnationTable::list)).containsExactly(a, b, of("c", "other"));
        assertThat(many(CondemnationTable.class, rows -> rows.of(new HostId("none"))))
                .isEmpty();
    }

    private static Condemnation of(String process, String host) {
        return new Condemnation(new ProcessId(process), new HostId(host), EndReason.RETIRED, NOON, NOON, NOON);
    }
}
