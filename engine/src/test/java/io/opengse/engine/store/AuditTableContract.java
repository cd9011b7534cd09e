package io.opengse.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.audit.AuditEntry;
import io.opengse.engine.audit.AuditTable;
import io.opengse.engine.audit.AuditTable.Query;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the table of calls. */
public interface AuditTableContract extends StoreUnderTest {
    Query ALL = new Query(null, null, null, 0);

    @Test
    default void aCallComesBackWithItsNumber() {
        AuditEntry entry = new AuditEntry(0, NOON, "AKID1", "ListFleets", "fleet-1 x", "10.0.0.1", "OK", "request");

        change(AuditTable.class, table -> table.add(entry));

        List<AuditEntry> found = many(AuditTable.class, table -> table.find(ALL, 10));
        assertThat(found)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
                .containsExactly(entry);
        assertThat(found.getFirst().number()).isPositive();
    }

    @Test
    default void callsAreFoundByCredentialActionAndTimeTheNewestFirst() {
        change(AuditTable.class, table -> {
            table.add(call("a", "X", NOON));
            table.add(call("b", "X", NOON.plusSeconds(200)));
            table.add(call("a", "Y", NOON.plusSeconds(400)));
            table.add(call("a", "X", NOON.plusSeconds(600)));
        });

        assertThat(found(ALL, 3)).containsExactly("a X 600", "a Y 400", "b X 200");
        assertThat(found(new Query("a", null, null, 0), 9)).containsExactly("a X 600", "a Y 400", "a X 0");
        assertThat(found(new Query(null, "X", null, 0), 9)).containsExactly("a X 600", "b X 200", "a X 0");
        assertThat(found(new Query("a", "X", null, 0), 9)).containsExactly("a X 600", "a X 0");
        assertThat(found(new Query("a", null, NOON.plusSeconds(400), 0), 9)).containsExactly("a X 600", "a Y 400");
        assertThat(found(new Query(null, null, NOON.plusSeconds(601), 0), 9)).isEmpty();
        assertThat(found(new Query("c", null, null, 0), 9)).isEmpty();
    }

    @Test
    default void theNextPageIsBelowTheLastNumber() {
        change(AuditTable.class, table -> {
            for (int second = 0; second < 5; second++) {
                table.add(call("a", "X", NOON.plusSeconds(second)));
            }
        });
        List<AuditEntry> first = many(AuditTable.class, table -> table.find(new Query("a", null, null, 0), 2));

        assertThat(found(new Query("a", null, null, first.getLast().number()), 2))
                .containsExactly("a X 2", "a X 1");
    }

    @Test
    default void whatIsTooOldOrTooMuchIsForgottenInHelpings() {
        change(AuditTable.class, table -> {
            for (int second = 0; second < 6; second++) {
                table.add(call("a", "X", NOON.plusSeconds(second)));
            }
        });

        assertThat(trim(AuditTable.class, table -> table.trim(NOON.plusSeconds(2), 1)))
                .isEqualTo(1);
        assertThat(trim(AuditTable.class, table -> table.trim(NOON.plusSeconds(2), 9)))
                .isEqualTo(1);
        assertThat(trim(AuditTable.class, table -> table.trimBeyond(2, 1))).isEqualTo(1);
        assertThat(trim(AuditTable.class, table -> table.trimBeyond(2, 9))).isEqualTo(1);
        assertThat(trim(AuditTable.class, table -> table.trimBeyond(2, 9))).isZero();
        assertThat(found(ALL, 9)).containsExactly("a X 5", "a X 4");
    }

    private List<String> found(Query query, int limit) {
        return many(AuditTable.class, table -> table.find(query, limit)).stream()
                .map(entry -> entry.credential() + " " + entry.action() + " "
                        + (entry.at().getEpochSecond() - NOON.getEpochSecond()))
                .toList();
    }

    private static AuditEntry call(String credential, String action, Instant at) {
        return new AuditEntry(0, at, credential, action, "", "10.0.0.1", "OK", "request");
    }
}
