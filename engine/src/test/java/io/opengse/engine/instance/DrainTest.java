package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.SessionStatus;
import io.opengse.engine.session.SessionUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scale-in and deletion: which instances go, how long their games have, and when they are gone (behaviour.md 6, 9.5). */
class DrainTest {
    private static final Duration DAYS = Duration.ofDays(10);

    private FleetOfInstances fleet = new FleetOfInstances(ProtectionPolicy.NO_PROTECTION);

    @Test
    void whatWaitsForAHostGoesFirst() {
        fleet.wants(21);
        Instance waiting = fleet.living().getLast();

        fleet.wants(20);

        assertThat(fleet.now(waiting).status()).isEqualTo(InstanceStatus.TERMINATED);
        assertThat(fleet.statuses()).hasSize(20).containsOnly(InstanceStatus.STARTING);
    }

    @Test
    void idleInstancesGoBeforeThoseWithSessions() {
        fleet.wants(3);
        fleet.runsAll();
        GameSession session = fleet.bed().activeSession(fleet.fleet());

        fleet.wants(1);

        assertThat(fleet.find(instanceOf(session)).status()).isEqualTo(InstanceStatus.ACTIVE);
        assertThat(fleet.statuses())
                .containsExactlyInAnyOrder(InstanceStatus.ACTIVE, InstanceStatus.DRAINING, InstanceStatus.DRAINING);
    }

    @Test
    void theLeastLoadedGoesWhenAllHaveSessions() {
        fleet.wants(2);
        fleet.runsAll();
        fleet.runsAll();
        List<GameSession> sessions = List.of(
                fleet.bed().activeSession(fleet.fleet()),
                fleet.bed().activeSession(fleet.fleet()),
                fleet.bed().activeSession(fleet.fleet()));

        fleet.wants(1);

        assertThat(fleet.find(instanceOf(sessions.getFirst())).status()).isEqualTo(InstanceStatus.ACTIVE);
        assertThat(fleet.find(instanceOf(sessions.getLast())).status()).isEqualTo(InstanceStatus.DRAINING);
    }

    @Test
    void aReservedInstanceIsNeverChosen() {
        fleet.wants(2);
        for (Instance instance : fleet.living()) {
            fleet.bed().engine().instances().setReserved(fleet.fleet().id(), instance.id(), true, "test");
        }

        fleet.wants(0);

        assertThat(fleet.statuses()).hasSize(2).doesNotContain(InstanceStatus.DRAINING);
    }

    @Test
    void idleProcessesAreToldAtOnceAndTheInstanceLaunchesNoMore() {
        ProcessId process = fleet.runsAll().getFirst();
        Instance instance = fleet.only();

        fleet.wants(0);

        Condemnation order = fleet.bed().condemnation(process).orElseThrow();
        assertThat(order.reason()).isEqualTo(EndReason.SCALED_IN);
        assertThat(order.killAt()).isEqualTo(order.at().plusSeconds(10));
        assertThat(fleet.bed().vacant(fleet.fleet(), process)).isFalse();
        assertThat(fleet.desired(instance).launches()).isEmpty();
    }

    @Test
    void anInstanceIsOverWhenItsLastProcessIsGone() {
        ProcessId process = fleet.runsAll().getFirst();
        Instance instance = fleet.only();
        fleet.wants(0);

        fleet.host().exits(process, EndReason.SCALED_IN, 0).reports();
        fleet.settles();

        assertThat(fleet.now(instance).status()).isEqualTo(InstanceStatus.TERMINATED);
        assertThat(fleet.living()).isEmpty();
        assertThat(fleet.bed().told(EventCode.INSTANCE_TERMINATED)).hasSize(1);
    }

    @Test
    void withoutProtectionAMatchHasFiveMinutes() {
        Condemnation order = orderAgainstAMatch(ProtectionPolicy.NO_PROTECTION);

        assertThat(order.killAt()).isEqualTo(order.at().plus(Duration.ofMinutes(5)));
        assertThat(order.shown()).isEqualTo(order.killAt());
    }

    @Test
    void aTimeLimitProtectsAMatchThatLong() {
        Condemnation order = orderAgainstAMatch(ProtectionPolicy.TIME_LIMIT_PROTECTION);

        assertThat(order.killAt()).isEqualTo(order.at().plus(Duration.ofMinutes(60)));
    }

    @Test
    void fullProtectionIsNeverKilled() {
        Condemnation order = orderAgainstAMatch(ProtectionPolicy.FULL_PROTECTION);
        fleet.bed().later(DAYS);
        fleet.host().connects();
        fleet.settles();

        assertThat(order.killAt()).isNull();
        assertThat(order.shown()).isAfter(order.at());
        assertThat(fleet.bed().condemnation(order.process()).orElseThrow().killAt())
                .isNull();
    }

    @Test
    void aSessionsOwnPolicyWins() {
        fleet.runsAll();
        GameSession session = fleet.bed().activeSession(fleet.fleet());
        fleet.bed()
                .engine()
                .sessions()
                .update(new SessionUpdate(session.id(), null, null, null, ProtectionPolicy.FULL_PROTECTION, "test"));

        fleet.wants(0);

        assertThat(fleet.bed()
                        .condemnation(session.place().process())
                        .orElseThrow()
                        .killAt())
                .isNull();
    }

    @Test
    void theTimeCountsFromWhenTheHostCanBeTold() {
        fleet.runsAll();
        GameSession session = fleet.bed().activeSession(fleet.fleet());
        fleet.bed().engine().hosts().disconnected(fleet.host().host());
        fleet.wants(0);
        assertThat(fleet.statuses()).containsExactly(InstanceStatus.DRAINING);
        assertThat(fleet.told(session.place().process())).isFalse();

        fleet.bed().later(Duration.ofMinutes(4));
        fleet.host().connects();
        Instant back = fleet.bed().now();
        fleet.settles();

        assertThat(fleet.bed()
                        .condemnation(session.place().process())
                        .orElseThrow()
                        .killAt())
                .isAfterOrEqualTo(back.plus(Duration.ofMinutes(5)));
    }

    @Test
    void whatWasNotToldYetStaysWhenItIsWantedAgain() {
        ProcessId process = fleet.runsAll().getFirst();
        Instance instance = fleet.only();
        fleet.bed().engine().hosts().disconnected(fleet.host().host());
        fleet.wants(0);

        fleet.wants(1);
        fleet.host().connects();
        fleet.settles();

        assertThat(fleet.living()).extracting(Instance::id).containsExactly(instance.id());
        assertThat(fleet.statuses()).containsExactly(InstanceStatus.ACTIVE);
        assertThat(fleet.bed().vacant(fleet.fleet(), process)).isTrue();
    }

    @Test
    void whatWasToldIsReplacedWhenItIsWantedAgain() {
        fleet.runsAll();
        Instance told = fleet.only();
        fleet.wants(0);

        fleet.wants(1);

        assertThat(fleet.now(told).status()).isEqualTo(InstanceStatus.DRAINING);
        assertThat(fleet.statuses()).containsExactly(InstanceStatus.DRAINING, InstanceStatus.STARTING);
    }

    @Test
    void aProcessThatAppearsDuringADrainIsToldToo() {
        Instance instance = fleet.only();
        fleet.wants(0);
        assertThat(fleet.living()).isEmpty();

        ProcessId late = fleet.host().runs(instance);
        fleet.settles();

        assertThat(fleet.told(late)).isTrue();
        assertThat(fleet.now(instance).status()).isEqualTo(InstanceStatus.DRAINING);
    }

    @Test
    void aDeletedFleetDrainsByItsPolicyAndIsGoneWithItsLastProcess() {
        fleet = new FleetOfInstances(ProtectionPolicy.TIME_LIMIT_PROTECTION);
        ProcessId process = fleet.runsAll().getFirst();
        TestBed bed = fleet.bed();
        GameSession session = bed.activeSession(fleet.fleet());

        fleet.isDeleted();
        assertThat(fleet.fleet().status()).isEqualTo(FleetStatus.DELETING);
        Condemnation order = bed.condemnation(process).orElseThrow();
        assertThat(order.killAt()).isEqualTo(order.at().plus(Duration.ofMinutes(60)));
        assertThat(bed.now(session).status()).isEqualTo(SessionStatus.ACTIVE);

        fleet.host().exits(process, EndReason.ENDED_BY_GAME, 0).reports();
        fleet.settles();

        assertThat(fleet.fleet().status()).isEqualTo(FleetStatus.TERMINATED);
        assertThat(fleet.fleet().endedAt()).isNotNull();
        assertThat(bed.engine().capacities().find(fleet.fleet().id())).isEmpty();
        assertThat(fleet.living()).isEmpty();
    }

    @Test
    void aProcessOfADeletedFleetThatComesBackIsToldToEnd() {
        Instance instance = fleet.only();
        fleet.isDeleted();
        assertThat(fleet.fleet().status()).isEqualTo(FleetStatus.TERMINATED);

        FakeAgent host = fleet.host();
        ProcessId back = host.runs(instance);

        assertThat(fleet.told(back)).isTrue();
    }

    private Condemnation orderAgainstAMatch(ProtectionPolicy policy) {
        fleet = new FleetOfInstances(policy);
        fleet.runsAll();
        GameSession session = fleet.bed().activeSession(fleet.fleet());
        fleet.host().starts().reports();
        fleet.wants(0);
        return fleet.bed().condemnation(session.place().process()).orElseThrow();
    }

    private InstanceId instanceOf(GameSession session) {
        return Objects.requireNonNull(
                fleet.bed().process(session.place().process()).instance());
    }
}
