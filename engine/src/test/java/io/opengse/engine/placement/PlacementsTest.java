package io.opengse.engine.placement;

import static io.opengse.engine.placement.PlacementBed.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.Samples;
import io.opengse.engine.alias.AliasChange;
import io.opengse.engine.alias.NewAlias;
import io.opengse.engine.alias.Routing;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.id.AliasId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.placement.Considered.Finding;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.player.PlayerSession;
import io.opengse.engine.player.PlayerStatus;
import io.opengse.engine.player.PlayerTable;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacementsTest {
    private final PlacementBed queue = new PlacementBed();

    @Test
    void aPlacementIsPendingInTheAnswerAndTriedAtOnce() {
        ProcessId process = queue.host.runs(queue.first);
        queue.bed.nudged();

        Placement answer = queue.start("p1");

        assertThat(answer.status()).isEqualTo(PlacementStatus.PENDING);
        assertThat(answer.placed()).isNull();
        GameSession session = queue.session("p1");
        assertThat(session.place().process()).isEqualTo(process);
        assertThat(session.id().value()).endsWith("/p1");
        assertThat(queue.bed.nudged()).contains(queue.host.host());
    }

    @Test
    void itIsFulfilledOnceTheGameActivatesItsSession() {
        queue.host.runs(queue.first);
        queue.start("p1", "ann", "bob");
        assertThat(queue.now("p1").status()).isEqualTo(PlacementStatus.PENDING);

        queue.activates("p1");

        Placement placement = queue.now("p1");
        assertThat(placement.status()).isEqualTo(PlacementStatus.FULFILLED);
        assertThat(placement.times().ended()).isEqualTo(queue.bed.now());
        assertThat(placement.placed().address()).isEqualTo("10.0.0.1");
        assertThat(placement.placed().region()).isEqualTo("local");
        assertThat(placement.placed().players())
                .extracting(PlacedPlayer::playerId)
                .containsExactly("ann", "bob");
    }

    @Test
    void itsPlayersHaveSeatsThatWaitForThemFromTheActivationOn() {
        queue.host.runs(queue.first);
        queue.start("p1", "ann");
        assertThat(seat("p1").acceptBy()).isNull();

        queue.activates("p1");

        assertThat(seat("p1").status()).isEqualTo(PlayerStatus.RESERVED);
        assertThat(seat("p1").acceptBy()).isEqualTo(queue.bed.now().plusSeconds(60));
        assertThat(queue.session("p1").players()).isEqualTo(1);
    }

    @Test
    void itWaitsUntilAProcessIsFree() {
        queue.start("p1");
        queue.sweepAfter(5);
        assertThat(queue.now("p1").waits()).isTrue();

        queue.host.runs(queue.second);
        queue.sweepAfter(1);

        assertThat(queue.session("p1").place().fleet()).isEqualTo(queue.second.id());
    }

    @Test
    void theOldestIsServedFirst() {
        queue.start("z");
        queue.bed.later(Duration.ofSeconds(1));
        queue.start("a");

        queue.host.runs(queue.first);
        queue.sweepAfter(1);

        assertThat(queue.now("z").waits()).isFalse();
        assertThat(queue.now("a").waits()).isTrue();
    }

    @Test
    void aSessionThatIsNotActivatedIsTriedAgainElsewhere() {
        ProcessId broken = queue.host.runs(queue.first);
        queue.start("p1", "ann");
        ProcessId other = queue.host.runs(queue.second);
        GameSession lost = queue.session("p1");

        queue.host.exits(broken, EndReason.CRASHED, 139).reports();
        queue.sweepAfter(1);

        assertThat(queue.session("p1").place().process()).isEqualTo(other);
        assertThat(queue.session("p1").id()).isNotEqualTo(lost.id());
        assertThat(queue.bed.now(lost).status()).isEqualTo(SessionStatus.ERROR);
        queue.activates("p1");
        assertThat(queue.now("p1").status()).isEqualTo(PlacementStatus.FULFILLED);
        assertThat(queue.bed.told(EventCode.PLACEMENT_RETRIED)).hasSize(1);
    }

    @Test
    void aTimeoutEndsItAndTheSessionThatIsBeingActivated() {
        queue.host.runs(queue.first);
        queue.start("p1", "ann");
        GameSession session = queue.session("p1");

        queue.sweepAfter(60);

        Placement placement = queue.now("p1");
        assertThat(placement.status()).isEqualTo(PlacementStatus.TIMED_OUT);
        assertThat(placement.placed()).isNull();
        assertThat(queue.bed.now(session).status()).isEqualTo(SessionStatus.TERMINATING);
        assertThat(queue.bed.condemnation(session.place().process())).isPresent();
    }

    @Test
    void oneThatTimedOutTellsWhatStoodInTheWay() {
        queue.start("p1");

        queue.sweepAfter(59);
        assertThat(queue.now("p1").status()).isEqualTo(PlacementStatus.PENDING);
        queue.sweepAfter(1);

        assertThat(queue.now("p1").status()).isEqualTo(PlacementStatus.TIMED_OUT);
        assertThat(queue.now("p1").times().ended())
                .isEqualTo(queue.now("p1").times().deadline());
        assertThat(queue.now("p1").traces().getLast().considered())
                .extracting(Considered::finding)
                .containsExactly(Finding.UNUSABLE, Finding.UNUSABLE);
    }

    @Test
    void aStoppedOneIsCancelledAndItsSessionEnds() {
        queue.host.runs(queue.first);
        queue.start("p1");
        GameSession session = queue.session("p1");

        Placement stopped = queue.bed.engine().placements().stop(new PlacementId("p1"), "test");

        assertThat(stopped.status()).isEqualTo(PlacementStatus.CANCELLED);
        assertThat(stopped.times().ended()).isEqualTo(queue.bed.now());
        assertThat(queue.bed.now(session).status()).isEqualTo(SessionStatus.TERMINATING);
    }

    @Test
    void aFulfilledOneCannotBeStoppedAnyMore() {
        queue.host.runs(queue.first);
        queue.start("p1");
        queue.activates("p1");

        Placement stopped = queue.bed.engine().placements().stop(new PlacementId("p1"), "test");

        assertThat(stopped.status()).isEqualTo(PlacementStatus.FULFILLED);
        assertThat(queue.session("p1").status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void theSameAgainIsTheSamePlacementForEver() {
        queue.host.runs(queue.first);
        Placement first = queue.start("p1", "ann");
        queue.activates("p1");
        queue.bed.later(Duration.ofDays(400));
        queue.bed.engine().sweeper().sweep();

        Placement again = queue.start("p1", "ann");

        assertThat(again.status()).isEqualTo(PlacementStatus.FULFILLED);
        assertThat(again.times().started()).isEqualTo(first.times().started());
        refused(Problem.Invalid.class, () -> queue.start("p1", "bob"), "other parameters");
    }

    @Test
    void latenciesThatExcludeEverythingEndItAtOnce() {
        queue.insistsOn(new LatencyPolicy(50, null));

        queue.start("p1", List.of(new PlayerLatency("ann", "local", 51)));

        assertThat(queue.now("p1").status()).isEqualTo(PlacementStatus.TIMED_OUT);
        assertThat(queue.now("p1").times().ended()).isEqualTo(queue.bed.now());
        assertThat(queue.now("p1").reason()).contains("within 50 ms");
        assertThat(queue.now("p1").traces()).hasSize(1);
    }

    @Test
    void whereItWentIsExplained() {
        queue.host.runs(queue.second);
        queue.bed.fleet();

        queue.start("p1");

        assertThat(queue.now("p1").traces())
                .singleElement()
                .satisfies(trace -> assertThat(trace.considered())
                        .extracting(Considered::finding)
                        .containsExactly(Finding.UNUSABLE, Finding.TAKEN));
    }

    @Test
    void whatWaitsSaysWhatItWaitsFor() {
        queue.host.runs(queue.first);
        queue.start("p1");
        queue.start("p2");

        assertThat(queue.bed.engine().placements().outlook(queue.now("p2")))
                .hasValueSatisfying(
                        choice -> assertThat(choice.considered().getFirst().words())
                                .contains("no process of " + queue.first.id()));
        assertThat(queue.bed.engine().placements().outlook(queue.now("p1"))).isEmpty();
    }

    @Test
    void aFleetThatActivatesEnoughIsPassedOverInTheRound() {
        queue.host.runs(queue.first);
        queue.host.runs(queue.second);
        queue.start("p1");
        queue.start("p2");
        queue.start("p3");

        queue.sweepAfter(1);

        assertThat(queue.session("p1").place().fleet()).isEqualTo(queue.first.id());
        assertThat(queue.session("p2").place().fleet()).isEqualTo(queue.second.id());
        assertThat(queue.now("p3").waits()).isTrue();
    }

    @Test
    void anAliasIsFollowedWhereItLeadsAtThatMoment() {
        AliasId alias = queue.bed
                .engine()
                .aliases()
                .create(new NewAlias("arena", "", Routing.closed("closed for maintenance"), Map.of()), "test")
                .id();
        queue.leadsTo("qcs::gse:local:uin/100000000001:alias/" + alias);
        queue.host.runs(queue.second);
        queue.start("p1");
        assertThat(queue.now("p1").waits()).isTrue();

        queue.bed.engine().aliases().update(alias, new AliasChange(null, null, Routing.to(queue.second.id())), "test");
        queue.sweepAfter(1);

        assertThat(queue.session("p1").place().fleet()).isEqualTo(queue.second.id());
    }

    @Test
    void aDestinationInAnotherRegionTakesOnlyItsHosts() {
        queue.leadsTo(arn("eu", queue.first));
        queue.host.runs(queue.first);

        queue.start("p1");

        assertThat(queue.now("p1").waits()).isTrue();
        queue.leadsTo(arn("local", queue.first));
        queue.sweepAfter(1);
        assertThat(queue.now("p1").waits()).isFalse();
    }

    @Test
    void aPlacementWhoseQueueIsDeletedFails() {
        queue.start("p1");

        queue.bed.engine().queues().delete(PlacementBed.QUEUE, "test");
        queue.sweepAfter(1);

        assertThat(queue.now("p1").status()).isEqualTo(PlacementStatus.FAILED);
    }

    @Test
    void everyMistakeOfAPlacementIsNamed() {
        PlacementRequest request = new PlacementRequest(
                Samples.request(1), List.of(new PlayerRequest("ann", ""), new PlayerRequest("ann", "")), List.of());

        refused(
                Problem.Invalid.class,
                () -> queue.bed.engine().placements().start(new NewPlacement("a b", "ranked", request), "test"),
                "PlacementId \"a b\"",
                "ann twice",
                "2 DesiredPlayerSessions for 1 seats");
        refused(
                Problem.NotFound.class,
                () -> queue.bed
                        .engine()
                        .placements()
                        .start(
                                new NewPlacement(
                                        "p1", "none", new PlacementRequest(Samples.request(1), List.of(), List.of())),
                                "test"),
                "queue \"none\"");
    }

    private PlayerSession seat(String placement) {
        PlacedPlayer player = queue.now(placement).placed().players().getFirst();
        return queue.bed
                .store()
                .read(transaction -> PlayerTable.in(transaction).find(player.seat()))
                .orElseThrow();
    }

    private static void refused(Class<? extends Problem> kind, Runnable work, String... words) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isInstanceOf(kind))
                .hasMessageContainingAll(words);
    }
}
