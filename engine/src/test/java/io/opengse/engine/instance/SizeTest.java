package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.host.HostRoom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the types of instances take of a host that counts its cores and its memory. */
class SizeTest {
    private static final long GIGABYTE = 1L << 30;

    private final TestBed bed = new TestBed();

    @Test
    void instancesStartUntilTheCoresOfTheirHostAreTaken() {
        bed.host("h1", new HostRoom(0, 9, 0));
        Fleet fleet = fleet("S5.LARGE8", 3);

        assertThat(statuses(fleet))
                .containsExactly(InstanceStatus.STARTING, InstanceStatus.STARTING, InstanceStatus.PENDING);
        assertThat(last(fleet).reason())
                .contains("type S5.LARGE8 (4 cores, 8 GB)", "1 is short of cores", "host-cores")
                .doesNotContain("short of memory");
        assertThat(bed.told(EventCode.INSTANCE_PENDING)).anyMatch(told -> told.contains("short of cores"));
    }

    @Test
    void memoryIsCountedLikewise() {
        bed.host("h1", new HostRoom(0, 0, 7 * GIGABYTE));

        assertThat(last(fleet("S5.LARGE8", 1)).reason()).contains("1 is short of memory");
    }

    @Test
    void aHostMaySayItselfHowManyInstancesItTakes() {
        bed.host("h1", new HostRoom(2, 0, 0));

        assertThat(last(fleet("S5.LARGE8", 3)).reason()).contains("1 is short of instances");
    }

    @Test
    void aHostThatCountsNothingTakesEveryType() {
        bed.host("h1");

        assertThat(statuses(fleet("S5.2XLARGE16", 20))).doesNotContain(InstanceStatus.PENDING);
    }

    @Test
    void aTypeNobodyKnowsTakesOnlyItsPlace() {
        bed.host("h1", new HostRoom(0, 1, GIGABYTE));

        assertThat(statuses(fleet("localhost", 3))).doesNotContain(InstanceStatus.PENDING);
    }

    @Test
    void aSmallOneStartsBehindOneThatIsTooLarge() {
        bed.host("h1", new HostRoom(0, 2, 0));
        Fleet large = fleet("S5.LARGE8", 1);
        Fleet small = fleet("S5.SMALL2", 1);

        assertThat(statuses(large)).containsExactly(InstanceStatus.PENDING);
        assertThat(statuses(small)).containsExactly(InstanceStatus.STARTING);
    }

    @Test
    void everyOneThatWaitsSaysWhatIsShortNow() {
        FakeAgent host = bed.host("h1", new HostRoom(0, 1, 0));
        Fleet fleet = fleet("S5.LARGE8", 3);
        host.connects(new HostRoom(0, 0, GIGABYTE));
        moment();

        assertThat(bed.engine().instances().living(fleet.id()))
                .hasSize(3)
                .allSatisfy(instance -> assertThat(instance.reason())
                        .contains("short of memory")
                        .doesNotContain("of cores"));
    }

    @Test
    void aHostThatGetsMoreTakesWhatWaited() {
        FakeAgent host = bed.host("h1", new HostRoom(0, 4, 0));
        Fleet fleet = fleet("S5.LARGE8", 2);
        assertThat(statuses(fleet)).contains(InstanceStatus.PENDING);

        host.connects(new HostRoom(0, 8, 0));
        moment();

        assertThat(statuses(fleet)).doesNotContain(InstanceStatus.PENDING);
    }

    private Fleet fleet(String type, int instances) {
        NewFleet usual = Samples.newFleet();
        FleetDescription description = new FleetDescription("arena", "", "/srv/arena", "", type, Map.of());
        Fleet fleet = bed.fleet(
                new NewFleet(description, usual.runtime(), usual.protection(), usual.creationLimit(), usual.ports()));
        bed.store().write(transaction -> {
            CapacityTable table = CapacityTable.in(transaction);
            FleetCapacity now = table.find(fleet.id()).orElseThrow();
            table.update(new FleetCapacity(
                    now.fleet(), 0, 20, instances, now.cooldown(), now.automatic(), now.scaledAt(), now.version()));
            return true;
        });
        moment();
        return fleet;
    }

    private void moment() {
        bed.sweepAfter(Duration.ofSeconds(1));
        bed.sweepAfter(Duration.ofSeconds(1));
    }

    private List<InstanceStatus> statuses(Fleet fleet) {
        return bed.engine().instances().living(fleet.id()).stream()
                .map(Instance::status)
                .toList();
    }

    private Instance last(Fleet fleet) {
        return bed.engine().instances().living(fleet.id()).getLast();
    }
}
