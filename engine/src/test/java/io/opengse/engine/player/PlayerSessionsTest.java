package io.opengse.engine.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.PlayerSessionId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerSessionsTest {
    private final TestBed bed = new TestBed();
    private final FakeAgent host = bed.host("h1");
    private final Fleet fleet = bed.fleet();
    private final ProcessId process = host.runs(fleet);
    private final PlayerSessions players = bed.engine().players();

    @Test
    void joiningReservesASeatForAMinute() {
        GameSession session = bed.activeSession(fleet);

        PlayerSession alice = bed.joins(session, "alice");

        assertThat(alice.status()).isEqualTo(PlayerStatus.RESERVED);
        assertThat(alice.acceptBy()).isEqualTo(bed.now().plusSeconds(60));
        assertThat(alice.address()).isEqualTo("10.0.0.1");
        assertThat(alice.port()).isEqualTo(7001);
        assertThat(alice.id().value()).matches("psess-[0-9a-z]{8}-[0-9a-z]{8}");
        assertThat(bed.now(session).players()).isEqualTo(1);
    }

    @Test
    void joiningRightAfterCreateWorks() {
        PlayerSession alice = bed.joins(bed.session(fleet), "alice");

        assertThat(alice.status()).isEqualTo(PlayerStatus.RESERVED);
    }

    @Test
    void joiningAgainGivesTheSameSeat() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        assertThat(bed.joins(session, "alice")).isEqualTo(alice);
        assertThat(bed.now(session).players()).isEqualTo(1);
    }

    @Test
    void aPlayerWhoIsInCannotJoinAgain() {
        GameSession session = bed.activeSession(fleet);
        players.accept(process, session.id(), bed.joins(session, "alice").id());

        refused(Problem.Invalid.class, () -> bed.joins(session, "alice"), "already");
    }

    @Test
    void aPlayerWhoLeftGetsANewSeat() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession first = bed.joins(session, "alice");
        players.remove(process, session.id(), first.id());

        assertThat(bed.joins(session, "alice").id()).isNotEqualTo(first.id());
    }

    @Test
    void aSeatNobodyCameForInTimeIsNotGivenAgain() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession late = bed.joins(session, "alice");
        bed.later(Duration.ofSeconds(60));

        PlayerSession fresh = bed.joins(session, "alice");

        assertThat(fresh.id()).isNotEqualTo(late.id());
        assertThat(bed.now(late).status()).isEqualTo(PlayerStatus.TIMEDOUT);
        assertThat(bed.now(session).players()).isEqualTo(1);
    }

    @Test
    void aReservationLapsesAtOnceWhenADeveloperWantsIt() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        players.lapseNow(alice.id(), "ada");

        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.TIMEDOUT);
        assertThat(bed.now(session).players()).isZero();
        assertThat(bed.told(EventCode.PLAYER_TIMED_OUT)).hasSize(1);
        refused(Problem.Unavailable.class, () -> players.lapseNow(alice.id(), "ada"), "only a RESERVED one can lapse");
    }

    @Test
    void aReservationWhoseTimeHasNotBegunDoesNotLapse() {
        PlayerSession alice = bed.joins(bed.session(fleet), "alice");

        refused(Problem.Unavailable.class, () -> players.lapseNow(alice.id(), "ada"), "its time begins only when");
    }

    @Test
    void nobodyEverGetsASeatThatIsNotThere() {
        GameSession session = bed.session(fleet, Samples.request(1));
        bed.joins(session, "alice");

        refused(Problem.Exhausted.class, () -> bed.joins(session, "bob"), "1 of 1 seats taken");
        assertThat(bed.told(EventCode.PLAYER_REFUSED)).hasSize(1);
    }

    @Test
    void aBatchGetsAllItsSeatsOrNone() {
        GameSession session = bed.session(fleet, Samples.request(2));
        List<PlayerRequest> three = List.of(player("a"), player("b"), player("c"));

        refused(Problem.Exhausted.class, () -> players.joinAll(session.id(), three, "test"), "3 more do not fit");
        assertThat(bed.now(session).players()).isZero();

        assertThat(players.joinAll(session.id(), three.subList(0, 2), "test"))
                .extracting(PlayerSession::playerId)
                .containsExactly("a", "b");
        assertThat(bed.now(session).players()).isEqualTo(2);
    }

    @Test
    void aRepeatedBatchGetsTheSameSeats() {
        GameSession session = bed.session(fleet, Samples.request(3));
        List<PlayerRequest> batch = List.of(player("a"), player("b"));
        List<PlayerSession> first = players.joinAll(session.id(), batch, "test");

        assertThat(players.joinAll(session.id(), batch, "test")).isEqualTo(first);
    }

    @Test
    void nobodyIsNamedTwiceInABatch() {
        GameSession session = bed.session(fleet);
        List<PlayerRequest> twice = List.of(player("a"), player("a"));

        refused(Problem.Invalid.class, () -> players.joinAll(session.id(), twice, "test"), "twice");
    }

    @Test
    void aSessionThatIsOverCannotBeJoined() {
        GameSession session = bed.activeSession(fleet);
        bed.engine().sessionCalls().terminate(process, session.id());

        refused(Problem.Unavailable.class, () -> bed.joins(session, "alice"), "TERMINATED");
    }

    @Test
    void anAcceptedPlayerIsActive() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        players.accept(process, session.id(), alice.id());
        players.accept(process, session.id(), alice.id());

        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.ACTIVE);
        assertThat(bed.now(alice).acceptBy()).isNull();
        assertThat(bed.told(EventCode.PLAYER_ACCEPTED)).hasSize(1);
    }

    @Test
    void aSeatIsNotAcceptedAfterItsTimeEvenBeforeTheSweeperCame() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");
        bed.later(Duration.ofSeconds(60));

        refused(
                Problem.Unavailable.class,
                () -> players.accept(process, session.id(), alice.id()),
                "was not accepted by");
    }

    @Test
    void aRemovedPlayerIsNotAcceptedAgain() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");
        players.remove(process, session.id(), alice.id());

        refused(Problem.Unavailable.class, () -> players.accept(process, session.id(), alice.id()), "COMPLETED");
        assertThat(bed.told(EventCode.PLAYER_REFUSED)).hasSize(1);
    }

    @Test
    void aSeatInAnotherSessionIsNotAccepted() {
        host.runs(fleet);
        GameSession session = bed.activeSession(fleet);
        GameSession other = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(other, "alice");

        refused(
                Problem.Denied.class,
                () -> players.accept(session.place().process(), session.id(), alice.id()),
                other.id().value());
    }

    @Test
    void anotherProcessMayNotAccept() {
        ProcessId other = host.runs(fleet);
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        refused(Problem.Denied.class, () -> players.accept(other, session.id(), alice.id()), other.value());
    }

    @Test
    void aForgedSeatIsNotFound() {
        GameSession session = bed.activeSession(fleet);

        refused(
                Problem.NotFound.class,
                () -> players.accept(process, session.id(), new PlayerSessionId("psess-forged")),
                "psess-forged");
    }

    @Test
    void nobodyIsAcceptedBeforeTheSessionIsActive() {
        GameSession session = bed.session(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        refused(
                Problem.Unavailable.class,
                () -> players.accept(process, session.id(), alice.id()),
                "call ActivateGameServerSession first");
    }

    @Test
    void removingFreesTheSeatOnce() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");
        bed.joins(session, "bob");

        players.remove(process, session.id(), alice.id());
        players.remove(process, session.id(), alice.id());

        assertThat(bed.now(session).players()).isEqualTo(1);
        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.COMPLETED);
        assertThat(bed.now(alice).ended()).isEqualTo(bed.now());
    }

    @Test
    void theSweeperFreesSeatsNobodyCameFor() {
        GameSession session = bed.activeSession(fleet);
        PlayerSession alice = bed.joins(session, "alice");
        bed.joins(session, "bob");
        players.accept(process, session.id(), bed.joins(session, "carol").id());

        bed.sweepAfter(Duration.ofSeconds(60));

        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.TIMEDOUT);
        assertThat(bed.now(session).players()).isEqualTo(1);
        assertThat(bed.told(EventCode.PLAYER_TIMED_OUT)).hasSize(2);
    }

    @Test
    void theSweeperDoesNotTakeASeatBeforeItsSessionIsActive() {
        GameSession session = bed.session(fleet);
        PlayerSession alice = bed.joins(session, "alice");

        bed.sweepAfter(Duration.ofSeconds(90));

        assertThat(bed.now(alice).status()).isEqualTo(PlayerStatus.RESERVED);
    }

    private static PlayerRequest player(String id) {
        return new PlayerRequest(id, "");
    }

    private static void refused(Class<? extends Problem> kind, Runnable call, String... words) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(kind))
                .hasMessageContainingAll(words);
    }
}
