package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.ProtectionPolicy;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fleet gets the instances it should have, where there is room, and keeps them. */
class BalanceTest {
    private final FleetOfInstances fleet = new FleetOfInstances(ProtectionPolicy.NO_PROTECTION);
    private final FakeAgent host = fleet.host();

    @Test
    void aNewFleetHasOneInstanceAtOnce() {
        assertThat(fleet.statuses()).containsExactly(InstanceStatus.STARTING);
        assertThat(fleet.only().host()).isEqualTo(host.host());
        assertThat(fleet.desired(fleet.only()).launches()).isEqualTo(FleetOfInstances.everything());
    }

    @Test
    void itsFirstReadyProcessMakesAnInstanceActive() {
        fleet.runsAll();

        assertThat(fleet.statuses()).containsExactly(InstanceStatus.ACTIVE);
        assertThat(fleet.only().activeAt()).isNotNull();
        assertThat(fleet.fleet().status()).isEqualTo(FleetStatus.ACTIVE);
    }

    @Test
    void aHostCarriesSeveralInstancesOfAFleet() {
        fleet.wants(3);

        assertThat(fleet.statuses()).hasSize(3).containsOnly(InstanceStatus.STARTING);
        assertThat(fleet.living()).allMatch(instance -> host.host().equals(instance.host()));
    }

    @Test
    void instancesSpreadOverHosts() {
        FakeAgent second = fleet.bed().host("h2");

        fleet.wants(2);

        assertThat(fleet.living()).extracting(Instance::host).containsExactlyInAnyOrder(host.host(), second.host());
    }

    @Test
    void anotherLookChangesNothing() {
        fleet.wants(3);
        List<Instance> before = fleet.living();

        fleet.settles();

        assertThat(fleet.living()).isEqualTo(before);
    }

    @Test
    void withoutRoomAnInstanceWaitsAndSaysWhy() {
        fleet.wants(20);
        FleetOfInstances full = fleet.wants(21);

        assertThat(full.statuses()).containsOnlyOnce(InstanceStatus.PENDING);
        assertThat(full.living().getLast().reason())
                .contains("1 connected, 1 is short of instances", "instances-per-host");
        assertThat(fleet.bed().told(EventCode.INSTANCE_PENDING)).anyMatch(told -> told.contains("short of instances"));

        fleet.bed().host("h2");

        assertThat(fleet.statuses()).doesNotContain(InstanceStatus.PENDING);
    }

    @Test
    void instancesOfALostHostAreReplaced() {
        Instance lost = fleet.only();
        fleet.runsAll();
        FakeAgent second = fleet.bed().host("h2");
        fleet.bed().engine().hosts().disconnected(host.host());
        for (int minute = 0; minute < 12; minute++) {
            for (int beat = 0; beat < 6; beat++) {
                fleet.bed().sweepAfter(Duration.ofSeconds(10));
                second.reports();
            }
        }

        assertThat(fleet.now(lost).status()).isEqualTo(InstanceStatus.TERMINATED);
        assertThat(fleet.bed().told(EventCode.SERVER_DOWN)).hasSize(1);
        assertThat(fleet.living()).extracting(Instance::host).containsExactly(second.host());

        host.connects();
        fleet.settles();

        assertThat(fleet.now(lost).status()).isEqualTo(InstanceStatus.DRAINING);
        assertThat(fleet.living()).hasSize(2);
        assertThat(fleet.desired(lost).launches()).isEmpty();
    }

    @Test
    void aProcessOfAnInstanceInNoBookIsTakenInToEnd() {
        Instance foreign = new Instance(
                new InstanceId("ins-foreign"),
                fleet.fleet().id(),
                host.host(),
                InstanceStatus.ACTIVE,
                5,
                false,
                0,
                "",
                fleet.bed().now(),
                null,
                null,
                1);

        ProcessId process = host.runs(foreign);
        fleet.settles();

        assertThat(fleet.now(foreign).status()).isEqualTo(InstanceStatus.DRAINING);
        assertThat(fleet.bed().condemnation(process).orElseThrow().reason()).isEqualTo(EndReason.SCALED_IN);
        assertThat(fleet.bed().vacant(fleet.fleet(), process)).isFalse();
    }

    @Test
    void instancesAreFilledOneAfterAnother() {
        fleet.wants(2);
        fleet.runsAll();
        fleet.runsAll();

        GameSession first = fleet.bed().activeSession(fleet.fleet());
        GameSession second = fleet.bed().activeSession(fleet.fleet());

        assertThat(fleet.bed().process(first.place().process()).instance())
                .isEqualTo(fleet.bed().process(second.place().process()).instance());
        assertThat(fleet.bed().engine().instanceUses().counts(fleet.fleet().id()))
                .isEqualTo(new InstanceCounts(2, 2, 1, 20, 0, 0, 0));
    }

    @Test
    void anInstanceWithoutWeightTakesNoSessions() {
        ProcessId process = fleet.runsAll().getFirst();
        Instances instances = fleet.bed().engine().instances();

        instances.setWeight(fleet.fleet().id(), fleet.only().id(), 0, "test");
        assertThat(fleet.bed().vacant(fleet.fleet(), process)).isFalse();

        instances.setWeight(fleet.fleet().id(), fleet.only().id(), 10, "test");
        assertThat(fleet.bed().vacant(fleet.fleet(), process)).isTrue();
        assertThat(fleet.bed().session(fleet.fleet()).place().weight()).isEqualTo(10);
    }
}
