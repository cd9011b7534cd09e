package io.opengse.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.Engine;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.audit.AuditEntry;
import io.opengse.engine.audit.AuditTable;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.server.access.AuditTrail.Bounds;
import io.opengse.server.access.AuditTrail.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private final Clock clock = Clock.systemUTC();
    private final Engine engine =
            new Engine(new MemoryStore(), EngineSettings.standard(), clock, new Random(1), _ -> {});

    @Test
    void everythingNotedIsThereOnceItIsClosed() {
        AuditTrail trail = new AuditTrail(engine.audits(), Bounds.STANDARD);
        for (int call = 0; call < 1234; call++) {
            trail.note(call("AKID" + call));
        }

        trail.close();

        assertThat(kept(2000))
                .hasSize(1234)
                .first()
                .extracting(AuditEntry::credential)
                .isEqualTo("AKID1233");
    }

    @Test
    void onlyTheNewestAreKept() {
        AuditTrail trail = new AuditTrail(engine.audits(), new Bounds(Scope.ALL, Duration.ofDays(1), 1000));
        for (int call = 0; call < 3000; call++) {
            trail.note(call("AKID" + call));
        }

        trail.flush();

        assertThat(kept(9999)).hasSize(1000);
    }

    @Test
    void whatIsTooOldIsForgotten() {
        AuditTrail trail = new AuditTrail(engine.audits(), new Bounds(Scope.ALL, Duration.ofMinutes(-1), 1000));
        trail.note(call("AKID"));

        trail.flush();
        trail.trim();

        assertThat(kept(10)).isEmpty();
    }

    @Test
    void aFullTrailMakesNobodyWait() {
        AuditTrail trail = new AuditTrail(engine.audits(), Bounds.STANDARD);
        for (int call = 0; call < 25_000; call++) {
            trail.note(call("AKID" + call));
        }

        trail.flush();

        assertThat(kept(50_000)).hasSize(20_000);
    }

    @Test
    void theSettingSaysWhatIsTakenDown() {
        assertThat(taken(Scope.ALL)).containsExactly(true, true);
        assertThat(taken(Scope.CHANGES)).containsExactly(true, false);
        assertThat(taken(Scope.NONE)).containsExactly(false, false);
    }

    private List<Boolean> taken(Scope scope) {
        AuditTrail trail = new AuditTrail(engine.audits(), new Bounds(scope, Duration.ofDays(1), 1000));
        return List.of(trail.takes(true), trail.takes(false));
    }

    private List<AuditEntry> kept(int limit) {
        return engine.audits().find(new AuditTable.Query(null, null, null, 0), limit);
    }

    private AuditEntry call(String credential) {
        return new AuditEntry(0, clock.instant(), credential, "ListFleets", "", "10.0.0.1", "OK", "r");
    }
}
