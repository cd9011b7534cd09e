package io.opengse.kubernetes;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.membership.NewJoinToken;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real engine, a cluster, and a provider between them; the test is kubelet, scheduler and all agents. */
final class Ground implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(10);
    static final String INSTALLATION = "0123456789abcdef";

    final TestBed bed = new TestBed();
    final TestCluster cluster = TestCluster.open();
    final AtomicInteger invitations = new AtomicInteger();
    final PodProvider provider;

    private final Optional<Path> templates;
    private final List<PodProvider> others = new ArrayList<>();

    Ground() {
        this(Optional.empty());
    }

    /** @param templates a folder of pods */
    Ground(Optional<Path> templates) {
        this.templates = templates;
        provider = provider(Duration.ZERO);
    }

    /** @param ahead how far its clock is before that of the cluster */
    private PodProvider provider(Duration ahead) {
        PodPlan plan = new PodPlan(
                cluster.namespace(),
                "registry.example/opengse:1",
                "local",
                PodNetwork.HOST_PORTS,
                PodPorts.parse("7000-7001"),
                templates,
                PATIENCE);
        var surroundings = new PodProvider.Surroundings(Clock.offset(Clock.systemUTC(), ahead), instance -> {
            String id = "jt-" + invitations.incrementAndGet();
            var token = new NewJoinToken(id, "hash", HostTraits.madeFor(instance), 1, PATIENCE);
            bed.engine().memberships().issue(token, "kubernetes");
            return "gsejoin-" + id;
        });
        return PodProvider.open(bed.engine(), plan, INSTALLATION, surroundings, cluster.connect());
    }

    PodProvider another(Duration ahead) {
        PodProvider another = provider(ahead);
        others.add(another);
        return another;
    }

    Fleet fleet() {
        return fleet(Map.of());
    }

    Fleet fleet(Map<String, String> more) {
        NewFleet usual = Samples.newFleet();
        Map<String, String> tags = new HashMap<>(more);
        tags.put(FleetDescription.PROVIDER, "kubernetes");
        var description = new FleetDescription("arena", "", "/srv/arena", "", "S5.LARGE8", tags);
        Fleet fleet = bed.fleet(
                new NewFleet(description, usual.runtime(), usual.protection(), usual.creationLimit(), usual.ports()));
        moment();
        return fleet;
    }

    void scale(Fleet fleet, int instances) {
        bed.engine()
                .capacityChanges()
                .update(fleet.id(), new CapacityChanges.Wish(0, Math.max(1, instances), instances, null), "test");
        moment();
    }

    /** One sweep after a second, and another. */
    void moment() {
        bed.sweepAfter(Duration.ofSeconds(1));
        bed.sweepAfter(Duration.ofSeconds(1));
    }

    Instance only(Fleet fleet) {
        return bed.engine().instances().living(fleet.id()).getFirst();
    }

    /** The agent in the pod of an instance joins, and its game is ready. */
    FakeAgent plays(Fleet fleet) {
        FakeAgent agent = bed.madeFor(only(fleet).id());
        agent.connects();
        moment();
        agent.runs(only(fleet));
        moment();
        return agent;
    }

    @Override
    public void close() throws Exception {
        others.forEach(PodProvider::close);
        provider.close();
        cluster.close();
    }
}
