package io.opengse.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.ProtectionPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionUpdateTest {
    private final TestBed bed = new TestBed();
    private final Fleet fleet = bed.fleet();

    @BeforeEach
    void aProcessRuns() {
        FakeAgent host = bed.host("h1");
        host.runs(fleet);
    }

    @Test
    void whatIsNamedChangesAndTheRestStays() {
        GameSession session = bed.activeSession(fleet);

        bed.engine()
                .sessions()
                .update(new SessionUpdate(
                        session.id(), "final", null, JoinPolicy.DENY_ALL, ProtectionPolicy.FULL_PROTECTION, "test"));

        assertThat(bed.now(session).name()).isEqualTo("final");
        assertThat(bed.now(session).maxPlayers()).isEqualTo(4);
        assertThat(bed.now(session).policy()).isEqualTo(JoinPolicy.DENY_ALL);
        assertThat(bed.now(session).protection()).isEqualTo(ProtectionPolicy.FULL_PROTECTION);
        assertThat(bed.told(EventCode.SESSION_UPDATED))
                .singleElement()
                .asString()
                .contains("\"duel\" to \"final\"", "ACCEPT_ALL to DENY_ALL", "the fleet's to FULL_PROTECTION");
    }

    @Test
    void theSameAgainWritesNothing() {
        GameSession session = bed.activeSession(fleet);

        assertThat(update(session, 4)).isEqualTo(session);
        assertThat(bed.told(EventCode.SESSION_UPDATED)).isEmpty();
    }

    @Test
    void seatsThatAreTakenStay() {
        GameSession session = bed.activeSession(fleet);
        bed.joins(session, "alice");
        bed.joins(session, "bob");

        assertThatThrownBy(() -> update(session, 1)).hasMessageContaining("2 seats are taken");
        assertThat(update(session, 2).maxPlayers()).isEqualTo(2);
    }

    @Test
    void moreSeatsThanTheQuotaAreRefused() {
        GameSession session = bed.activeSession(fleet);

        assertThatThrownBy(() -> update(session, 201)).hasMessageContaining("at most 200");
    }

    @Test
    void aSessionThatIsOverDoesNotChange() {
        GameSession session = bed.activeSession(fleet);
        bed.engine().sessionCalls().terminate(session.place().process(), session.id());

        assertThatThrownBy(() -> update(session, 5)).hasMessageContaining("TERMINATED");
    }

    private GameSession update(GameSession session, @Nullable Integer seats) {
        return bed.engine().sessions().update(new SessionUpdate(session.id(), null, seats, null, null, "test"));
    }
}
