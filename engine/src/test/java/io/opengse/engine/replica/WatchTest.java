package io.opengse.engine.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.Held;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Servers that share a store: who leads, who is given up, and what becomes of the hosts it held. */
class WatchTest {
    private final TestBed bed = new TestBed();
    private final Replicas replicas = bed.engine().replicas();
    private final Hosts hosts = bed.engine().hosts();
    private final Watch first = watch("a");
    private final Watch second = watch("b");

    @Test
    void serversAreListedByWhenTheyStarted() {
        Instant later = Instant.EPOCH.plusSeconds(1);
        new Watch(replicas, new Replica("A-younger-one", "c:8080", "1.0", later, later, 0), bed::now).beat();
        second.beat();
        first.beat();

        assertThat(replicas.list()).extracting(seen -> seen.replica().id()).containsExactly("a", "b", "A-younger-one");
    }

    @Test
    void theFirstServerLeadsAndNoOther() {
        first.beat();
        second.beat();

        assertThat(first.holds()).isTrue();
        assertThat(second.holds()).isFalse();
    }

    @Test
    void aServerThatStopsInOrderGivesTheLeaseToTheNextThatBeats() {
        first.beat();
        second.beat();

        first.leave();
        second.beat();

        assertThat(first.holds()).isFalse();
        assertThat(second.holds()).isTrue();
        assertThat(second.term()).isGreaterThan(first.term());
    }

    @Test
    void theLeaseOfAServerThatFellSilentIsTakenAfterThreeBeats() {
        first.beat();
        second.beat();

        beats(second, 3);
        assertThat(second.holds()).isTrue();
    }

    @Test
    void aLeaderThatCannotReachTheStoreStopsToLeadBeforeAnotherDoes() {
        first.beat();
        bed.later(Duration.ofSeconds(3));

        assertThat(first.holds()).isFalse();
    }

    @Test
    void whoIsHeardNowAndThenKeepsTheLease() {
        first.beat();
        second.beat();

        for (int round = 0; round < 5; round++) {
            beats(second, 2);
            first.beat();
        }

        assertThat(second.holds()).isFalse();
    }

    @Test
    void aServerThatDoesNotReachTheStoreWhileOthersMayIsStranded() {
        second.beat();
        first.beat();

        assertThat(stranded(first, 6)).isFalse();
        assertThat(first.isStranded()).isTrue();

        first.beat();
        assertThat(first.isStranded()).isFalse();
    }

    @Test
    void theOnlyServerIsNeverStranded() {
        first.beat();

        assertThat(stranded(first, 100)).isFalse();
    }

    /** Whether one of so many looks found it so. */
    private static boolean stranded(Watch watch, int looks) {
        boolean found = false;
        for (int look = 0; look < looks; look++) {
            found |= watch.isStranded();
        }
        return found;
    }

    @Test
    void aStoreThatWasAwayForEverybodyMakesNobodyLookDead() {
        first.beat();
        second.beat();
        bed.later(Duration.ofMinutes(1));

        second.beat();

        assertThat(second.holds()).isFalse();
        assertThat(replicas.find("a")).isPresent();
    }

    @Test
    void theHostsOfADeadServerAreAwayAndItsMatchesGoOn() {
        Fleet fleet = bed.fleet();
        FakeAgent agent = bed.host("h1");
        first.beat();
        second.beat();
        hosts.connected(arrival(agent), new Held("a", 1));
        agent.runs(fleet);
        GameSession match = bed.activeSession(fleet);

        beats(second, 3);
        assertThat(hosts.require(agent.host()).status()).isEqualTo(HostStatus.CONNECTED);
        beats(second, 3);

        assertThat(replicas.find("a")).isEmpty();
        assertThat(hosts.require(agent.host()).status()).isEqualTo(HostStatus.AWAY);
        assertThat(bed.now(match).status()).isEqualTo(SessionStatus.ACTIVE);
    }

    @Test
    void aHostThatCameToAnotherServerIsNotTouchedWhenItsOldOneDies() {
        FakeAgent agent = bed.host("h1");
        first.beat();
        second.beat();
        hosts.connected(arrival(agent), new Held("a", 1));
        hosts.connected(arrival(agent), new Held("b", 1));
        agent.reports();

        beats(second, 9);

        assertThat(hosts.require(agent.host()).status()).isEqualTo(HostStatus.CONNECTED);
    }

    @Test
    void aServerGivenUpTooEarlyIsThereAgainWithItsNextBeat() {
        first.beat();
        second.beat();
        beats(second, 9);

        first.beat();

        assertThat(replicas.find("a")).isPresent();
        assertThat(first.holds()).isFalse();
        assertThat(second.holds()).isTrue();
    }

    @Test
    void aServerThatIsAloneLeadsAndHasNobodyBesideIt() {
        first.beat();

        replicas.startAlone(replica("c"));

        assertThat(replicas.list()).singleElement().satisfies(seen -> {
            assertThat(seen.replica().id()).isEqualTo("c");
            assertThat(seen.holdsLease()).isTrue();
        });
    }

    private void beats(Watch watch, int times) {
        for (int beat = 0; beat < times; beat++) {
            bed.later(Duration.ofSeconds(1));
            watch.beat();
        }
    }

    private static Arrival arrival(FakeAgent agent) {
        return new Arrival(agent.host(), "local", "10.0.0.1", false, "1.0");
    }

    @Test
    void aServerWhoseClockIsWrongIsToldOfAfterAFewBeats() {
        Watch late = new Watch(replicas, replica("z"), () -> bed.now().minusSeconds(7));
        inTurn(late, 3);
        assertThat(first.wrongClocks()).isEmpty();

        inTurn(late, 1);
        assertThat(first.wrongClocks()).containsExactly(Map.entry("z", Duration.ofSeconds(-7)));
        assertThat(replicas.list())
                .filteredOn(seen -> !seen.clockAhead().isZero())
                .extracting(seen -> seen.replica().id())
                .containsExactly("z");

        late.leave();
        first.beat();
        assertThat(first.wrongClocks()).isEmpty();
    }

    @Test
    void aBeatThatWasHeldUpIsNoWrongClock() {
        Duration[] heldUp = {Duration.ZERO};
        Watch slow = new Watch(replicas, replica("z"), () -> bed.now().minus(heldUp[0]));
        for (int round = 0; round < 9; round++) {
            heldUp[0] = Duration.ofSeconds(round % 3 == 0 ? 0 : 20);
            inTurn(slow, 1);
            assertThat(first.wrongClocks()).isEmpty();
        }
    }

    @Test
    void clocksThatDifferLittleAreRight() {
        Watch early = new Watch(replicas, replica("z"), () -> bed.now().plusSeconds(4));
        inTurn(early, 9);

        assertThat(first.wrongClocks()).isEmpty();
    }

    private void inTurn(Watch other, int rounds) {
        for (int round = 0; round < rounds; round++) {
            other.beat();
            first.beat();
        }
    }

    private Watch watch(String id) {
        return new Watch(replicas, replica(id), bed::now);
    }

    private static Replica replica(String id) {
        return new Replica(id, id + ":8080", "1.0", Instant.EPOCH, Instant.EPOCH, 0);
    }
}
