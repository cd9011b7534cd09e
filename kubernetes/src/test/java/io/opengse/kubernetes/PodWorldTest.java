package io.opengse.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever happens to pods, agents and matches, in whatever order: nothing that is played is ever ended by the rules (the
 * {@link PretendCluster} sees to that), and once nothing more happens there is one pod for each instance, and no other.
 */
class PodWorldTest {
    private static final int KINDS = 16;
    private static final int CALM = 80;

    private TestBed bed = new TestBed();
    private PretendCluster cluster = new PretendCluster(bed);
    private Fleet fleet = fleet();
    private PretendGames games = new PretendGames(bed, cluster, fleet);
    private int wanted;

    @Property(tries = 100, seed = "20261123") // the same in every build; take it away to look for more
    void whateverHappensThereIsAPodForEachInstanceInTheEnd(
            @ForAll @Size(max = 80) List<@IntRange(max = 99_999) Integer> happenings) {
        anew();

        happenings.forEach(this::happen);
        calm(); // agents whose pods are gone notice it
        for (int round = 0; round < CALM && !isServed(); round++) {
            calm();
        }
        assertThat(bed.engine().instances().living(fleet.id()))
                .as("whatever nodes are gone")
                .hasSize(wanted)
                .allMatch(instance -> instance.status() == InstanceStatus.ACTIVE);
        cluster.nodesReturn();
        for (int round = 0; round < CALM && !isAsItShouldBe(); round++) {
            calm();
        }

        List<Instance> living = bed.engine().instances().living(fleet.id());
        assertThat(living).hasSize(wanted).allMatch(instance -> instance.status() == InstanceStatus.ACTIVE);
        assertThat(cluster.pods.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        living.stream().map(Instance::id).toList());
        assertThat(bed.engine().madeHosts().picture().made())
                .hasSize(wanted)
                .allMatch(made -> made.host().status() == HostStatus.CONNECTED);
        assertThat(bed.engine().memberships().tokens()).isEmpty();
        assertThat(cluster.steps()).as("nothing more is to be done").isEmpty();
    }

    /** Whether to look; what is missing is told by the assertions. */
    private boolean isAsItShouldBe() {
        cluster.watch();
        return cluster.steps().isEmpty()
                && cluster.pods.size() == wanted
                && bed.engine().madeHosts().picture().made().size() == wanted
                && isServed();
    }

    private boolean isServed() {
        List<Instance> living = bed.engine().instances().living(fleet.id());
        return living.size() == wanted
                && living.stream().allMatch(instance -> instance.status() == InstanceStatus.ACTIVE);
    }

    private void anew() {
        bed = new TestBed();
        cluster = new PretendCluster(bed);
        fleet = fleet();
        games = new PretendGames(bed, cluster, fleet);
        wanted = 1;
    }

    private void happen(int dice) {
        int number = dice / KINDS;
        switch (dice % KINDS) {
            case 0 -> scale(number % 4);
            case 1 -> any(number, id -> cluster.phase(id, SeenPod.Phase.RUNNING));
            case 2, 3 -> any(number, games::connect);
            case 4 -> any(number, games::disconnect);
            case 5 -> any(number, id -> cluster.phase(id, SeenPod.Phase.ENDED));
            case 6 -> any(number, cluster::leaves);
            case 7 -> any(number, cluster::vanish);
            case 8 -> games.play();
            case 9 -> any(number, games::finish);
            case 10 -> any(number, games::work);
            case 11 -> bed.sweepAfter(Duration.ofSeconds(number % 50 == 0 ? 700 : 1 + number % 10));
            case 12 -> cluster.round(number % 4); // on an old picture, and the server dies in the middle
            case 13 -> {
                cluster.watch();
                cluster.round(number % 4);
            }
            case 14 -> any(number, cluster::strand);
            default -> {
                cluster.watch();
                cluster.round(Integer.MAX_VALUE);
                cluster.round(Integer.MAX_VALUE); // another server that thinks it leads
            }
        }
    }

    /** Nodes, agents and games do what is theirs; matches end. */
    private void calm() {
        cluster.settle();
        games.settle();
        for (InstanceId id : List.copyOf(cluster.pods.keySet())) {
            games.connect(id);
            games.work(id);
        }
        List.copyOf(cluster.pods.keySet())
                .forEach(id ->
                        cluster.made(id).filter(made -> made.sessions() > 0).ifPresent(_ -> games.finish(id)));
        bed.sweepAfter(Duration.ofSeconds(5));
        cluster.watch();
        cluster.round(Integer.MAX_VALUE);
    }

    private void any(int number, java.util.function.Consumer<InstanceId> happens) {
        List<InstanceId> pods = List.copyOf(cluster.pods.keySet());
        if (!pods.isEmpty()) {
            happens.accept(pods.get(number % pods.size()));
        }
    }

    private void scale(int instances) {
        try {
            var wish = new CapacityChanges.Wish(0, Math.max(1, instances), instances, null);
            bed.engine().capacityChanges().update(fleet.id(), wish, "test");
            wanted = instances;
        } catch (Refused _) {
            // a fleet that has not started yet
        }
    }

    private Fleet fleet() {
        NewFleet usual = Samples.newFleet();
        var tags = Map.of(FleetDescription.PROVIDER, "kubernetes");
        var description = new FleetDescription("arena", "", "/srv/arena", "", "S5.LARGE8", tags);
        Fleet made = bed.fleet(
                new NewFleet(description, usual.runtime(), usual.protection(), usual.creationLimit(), usual.ports()));
        bed.sweepAfter(Duration.ofSeconds(1));
        return made;
    }
}
