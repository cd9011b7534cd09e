package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.HostId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fleets whose hosts are made for their instances. */
class MadeHostsTest {
    private static final String ACTOR = "kubernetes";

    private final TestBed bed = new TestBed();

    @Test
    void anInstanceInPodsTakesNoOtherHost() {
        bed.host("h1");
        Fleet fleet = fleet("kubernetes");

        assertThat(only(fleet).status()).isEqualTo(InstanceStatus.PENDING);
        assertThat(only(fleet).reason()).isEqualTo("waits for its pod");
        assertThat(bed.engine().madeHosts().picture().wanted())
                .singleElement()
                .satisfies(wanted -> assertThat(wanted.instance()).isEqualTo(only(fleet)));
    }

    @Test
    void itStartsOnTheHostThatWasMadeForIt() {
        Fleet fleet = fleet("kubernetes");
        HostId pod = made(only(fleet));

        assertThat(only(fleet).status()).isEqualTo(InstanceStatus.STARTING);
        assertThat(only(fleet).host()).isEqualTo(pod);
        assertThat(bed.engine().madeHosts().picture().made())
                .singleElement()
                .satisfies(made ->
                        assertThat(made.instance()).isEqualTo(only(fleet).id()));
    }

    @Test
    void aHostThatWasMadeForOneTakesNobodyElse() {
        Fleet inPods = fleet("kubernetes");
        made(only(inPods));
        Fleet elsewhere = fleet("hosts");

        assertThat(only(elsewhere).status()).isEqualTo(InstanceStatus.PENDING);
        assertThat(only(elsewhere).reason()).contains("made for another instance");
    }

    @Test
    void whyItWaitsIsSaidOnceAndStays() {
        Fleet fleet = fleet("kubernetes");
        MadeHosts hosts = bed.engine().madeHosts();
        int before = bed.told(EventCode.INSTANCE_PENDING).size();

        hosts.waits(only(fleet).id(), "no node has room", ACTOR);
        hosts.waits(only(fleet).id(), "no node has room", ACTOR);
        moment();

        assertThat(only(fleet).reason()).isEqualTo("waits for its pod: no node has room");
        assertThat(bed.told(EventCode.INSTANCE_PENDING)).hasSize(before + 1);
    }

    @Test
    void aHostThatIsGoneIsLostAtOnceAndItsInstanceReplaced() {
        Fleet fleet = fleet("kubernetes");
        Instance first = only(fleet);
        HostId pod = made(first);

        assertThat(bed.engine().hostLosses().gone(pod, "its pod was evicted", ACTOR))
                .isTrue();
        assertThat(bed.engine().hostLosses().gone(pod, "its pod was evicted", ACTOR))
                .isFalse();
        moment();

        assertThat(bed.engine().hosts().require(pod).status()).isEqualTo(HostStatus.LOST);
        assertThat(only(fleet).id()).isNotEqualTo(first.id());
        assertThat(only(fleet).status()).isEqualTo(InstanceStatus.PENDING);
        assertThat(bed.told(EventCode.HOST_LOST)).anyMatch(told -> told.contains("its pod was evicted"));
    }

    @Test
    void anInstanceThatCanGetNoHostGivesWayToAnother() {
        Fleet fleet = fleet("kubernetes");
        Instance first = only(fleet);

        bed.engine().madeHosts().giveUp(first.id(), "its pod does not go", ACTOR);
        moment();

        Instance over = bed.engine().instances().find(first.id()).orElseThrow();
        assertThat(over.status()).isEqualTo(InstanceStatus.TERMINATED);
        assertThat(over.reason()).isEqualTo("is given up before it started: its pod does not go");
        assertThat(bed.engine().instances().living(fleet.id())).singleElement().satisfies(second -> {
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.status()).isEqualTo(InstanceStatus.PENDING);
        });
    }

    @Test
    void anInstanceThatHasItsHostMeanwhileIsNotGivenUp() {
        Fleet fleet = fleet("kubernetes");
        made(only(fleet));

        bed.engine().madeHosts().giveUp(only(fleet).id(), "its pod does not go", ACTOR);
        moment();

        assertThat(only(fleet).status()).isEqualTo(InstanceStatus.STARTING);
    }

    private HostId made(Instance instance) {
        FakeAgent agent = bed.madeFor(instance.id());
        agent.connects();
        moment();
        return agent.host();
    }

    private Fleet fleet(String provider) {
        NewFleet usual = Samples.newFleet();
        var tags = Map.of(FleetDescription.PROVIDER, provider);
        var description = new FleetDescription("arena", "", "/srv/arena", "", "S5.LARGE8", tags);
        Fleet fleet = bed.fleet(
                new NewFleet(description, usual.runtime(), usual.protection(), usual.creationLimit(), usual.ports()));
        moment();
        return fleet;
    }

    private void moment() {
        bed.sweepAfter(Duration.ofSeconds(1));
        bed.sweepAfter(Duration.ofSeconds(1));
    }

    private Instance only(Fleet fleet) {
        return bed.engine().instances().living(fleet.id()).getFirst();
    }
}
