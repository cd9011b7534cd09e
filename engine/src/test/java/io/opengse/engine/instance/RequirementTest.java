package io.opengse.engine.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.host.Arrival;
import io.opengse.engine.host.HostReport;
import io.opengse.engine.host.HostRoom;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.HostId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On which hosts a fleet may run. */
class RequirementTest {
    private final TestBed bed = new TestBed();

    @Test
    void aFleetRunsOnlyOnHostsWithTheLabelsItRequires() {
        host("plain", new HostTraits("local", "", Map.of()));
        host("fast", new HostTraits("local", "", Map.of("gpu", "yes", "zone", "a")));

        assertThat(placed(fleet("gpu=yes, zone=a", "localhost"))).containsExactly("fast");
    }

    @Test
    void aLabelAloneIsMetByEveryValue() {
        host("plain", new HostTraits("local", "", Map.of()));
        host("fast", new HostTraits("local", "", Map.of("gpu", "h100")));

        assertThat(placed(fleet("gpu", "localhost"))).containsExactly("fast");
    }

    @Test
    void aRegionAndAHostCanBeRequired() {
        host("a", new HostTraits("west", "", Map.of()));
        host("b", new HostTraits("east", "", Map.of()));
        host("c", new HostTraits("east", "", Map.of()));

        assertThat(placed(fleet("region=west", "localhost"))).containsExactly("a");
        assertThat(placed(fleet("host=c", "localhost"))).containsExactly("c");
    }

    @Test
    void anInstanceWithoutASuitableHostSaysWhy() {
        host("plain", new HostTraits("local", "", Map.of()));

        Fleet fleet = fleet("gpu=yes", "localhost");

        assertThat(bed.engine().instances().living(fleet.id()))
                .singleElement()
                .satisfies(instance -> assertThat(instance.reason())
                        .contains("1 is short of what the fleet's tag gse:hosts requires"));
    }

    @Test
    void aHostThatStandsForATypeTakesOnlyThatType() {
        host("large", new HostTraits("local", "S5.LARGE8", Map.of()));

        assertThat(placed(fleet("", "S5.LARGE8"))).containsExactly("large");
        Fleet small = fleet("", "S5.SMALL2");
        assertThat(placed(small)).isEmpty();
        assertThat(bed.engine().instances().living(small.id()).getFirst().reason())
                .contains("1 is short of the fleet's instance type");
    }

    @Test
    void aFleetThatRequiresNothingRunsAnywhere() {
        host("fast", new HostTraits("east", "", Map.of("gpu", "yes")));

        assertThat(placed(fleet("", "localhost"))).containsExactly("fast");
    }

    private void host(String id, HostTraits traits) {
        HostId host = new HostId(id);
        bed.engine().hosts().connected(new Arrival(host, traits, "10.0.0.1", false, "test", HostRoom.UNCOUNTED));
        bed.engine().hosts().apply(new HostReport(host, 1, List.of(), List.of(), List.of(), List.of()));
    }

    private Fleet fleet(String required, String type) {
        NewFleet usual = Samples.newFleet();
        FleetDescription description =
                new FleetDescription("arena", "", "/srv/arena", "", type, Map.of(FleetDescription.HOSTS, required));
        Fleet fleet = bed.fleet(
                new NewFleet(description, usual.runtime(), usual.protection(), usual.creationLimit(), usual.ports()));
        bed.sweepAfter(Duration.ofSeconds(1));
        bed.sweepAfter(Duration.ofSeconds(1));
        return fleet;
    }

    private List<String> placed(Fleet fleet) {
        return bed.engine().instances().living(fleet.id()).stream()
                .filter(instance -> instance.host() != null)
                .map(instance -> String.valueOf(instance.host()))
                .toList();
    }
}
