package io.opengse.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A creation that names itself happens once (decision D8). */
class IdempotencyTest {
    private final TestBed bed = new TestBed();
    private final Fleet fleet = bed.fleet();

    @BeforeEach
    void processesRun() {
        FakeAgent host = bed.host("h1");
        host.runs(fleet);
        host.runs(fleet);
        host.runs(fleet);
    }

    @Test
    void aRepeatedTokenGetsTheFirstSessionAsItStandsNow() {
        GameSession first = create("token", "", 4);
        bed.engine().sessionCalls().activate(first.place().process(), first.id(), 0);
        bed.nudged();

        GameSession again = create("token", "", 4);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(bed.nudged()).isEmpty();
    }

    @Test
    void aRepeatedCustomIdGetsTheFirstSessionAndEndsItsId() {
        GameSession first = create("", "lobby-7", 4);

        assertThat(first.id().value()).endsWith("/lobby-7");
        assertThat(create("", "lobby-7", 4).id()).isEqualTo(first.id());
    }

    @Test
    void oneTokenWithOtherParametersIsRefused() {
        create("token", "", 4);

        assertThatThrownBy(() -> create("token", "", 5)).hasMessageContaining("IdempotencyToken token");
    }

    @Test
    void oneCustomIdWithOtherParametersIsRefused() {
        create("", "lobby-7", 4);

        assertThatThrownBy(() -> create("", "lobby-7", 5)).hasMessageContaining("GameServerSessionId lobby-7");
    }

    @Test
    void aTokenIsForgottenAfterADay() {
        GameSession first = create("token", "", 4);
        bed.later(Duration.ofHours(24));

        assertThat(create("token", "", 5).id()).isNotEqualTo(first.id());
    }

    @Test
    void aRefusedCreationDoesNotUseUpItsToken() {
        bed.session(fleet);
        bed.session(fleet);
        GameSession last = bed.session(fleet);
        assertThatThrownBy(() -> create("token", "", 4)).hasMessageContaining("no idle process");
        bed.engine().sessionCalls().terminate(last.place().process(), last.id());

        assertThat(create("token", "", 4).status()).isEqualTo(SessionStatus.ACTIVATING);
    }

    private GameSession create(String token, String customId, int seats) {
        return bed.engine()
                .sessions()
                .create(new NewSession(fleet.id(), Samples.request(seats), token, customId, "test"));
    }
}
