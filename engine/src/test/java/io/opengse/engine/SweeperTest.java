package io.opengse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.CreatorWindowTable;
import io.opengse.engine.session.FirstAnswerTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.NewSession;
import io.opengse.engine.session.SessionRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweeperTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ProcessId process = host.runs(fleet);

    @Test
    void moreThanOneHelpingIsDoneWithoutPause() {
        GameSession session = bed.session(fleet, Samples.request(150));
        bed.engine().sessionCalls().activate(process, session.id(), 0);
        for (int index = 0; index < 150; index++) {
            bed.joins(session, "player-" + index);
        }

        bed.sweepAfter(Duration.ofSeconds(60));
        assertThat(bed.now(session).players()).isEqualTo(50);
        bed.sweepAfter(Duration.ZERO);
        assertThat(bed.now(session).players()).isZero();
    }

    @Test
    void whatIsOverIsForgottenAfterTheHistory() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");
        bed.engine().sessionCalls().terminate(process, session.id());
        host.exits(process, EndReason.ENDED_BY_GAME, 0).reports();

        bed.sweepAfter(Duration.ofDays(30));
        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.COMPLETED);
        assertThat(bed.told(EventCode.SESSION_CREATED)).hasSize(1);
        bed.sweepAfter(Duration.ofMinutes(1));

        assertThat(bed.engine().sessions().find(session.id())).isEmpty();
        assertThat(bed.engine().processes().find(process)).isEmpty();
        assertThat(bed.told(EventCode.SESSION_CREATED)).isEmpty();
    }

    @Test
    void whatLivesIsNeverForgotten() {
        GameSession session = bed.activeSession(fleet);

        bed.sweepAfter(Duration.ofDays(31));

        assertThat(bed.now(session)).isEqualTo(session);
    }

    @Test
    void whatNamedCreationsAndCreatorsLeaveBehindIsForgotten() {
        SessionRequest request = new SessionRequest("duel", 2, Map.of(), "", "carol", "");
        Fleet limited = bed.fleet(new NewFleet(
                Samples.description(Map.of()),
                Samples.runtime(Samples.GAME),
                Protection.NONE,
                CreationLimit.STANDARD,
                List.of()));
        host.runs(limited);
        bed.engine().sessions().create(new NewSession(limited.id(), request, "token", "", "test"));

        bed.sweepAfter(Duration.ofDays(1).plusMinutes(1));

        assertThat(bed.store()
                        .<Boolean>read(transaction -> FirstAnswerTable.in(transaction)
                                .find("token:token")
                                .isPresent()))
                .isFalse();
        assertThat(bed.store()
                        .<Boolean>read(transaction -> CreatorWindowTable.in(transaction)
                                .find(limited.id(), "carol")
                                .isPresent()))
                .isFalse();
    }
}
