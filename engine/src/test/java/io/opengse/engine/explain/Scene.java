package io.opengse.engine.explain;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.asset.AssetLabel;
import io.opengse.engine.asset.AssetSystem;
import io.opengse.engine.asset.NewAsset;
import io.opengse.engine.asset.PackageContent;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.host.DeploymentPhase;
import io.opengse.engine.host.DeploymentReport;
import io.opengse.engine.id.HostId;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.instance.CapacityChanges;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.placement.NewPlacement;
import io.opengse.engine.placement.PlacementRequest;
import io.opengse.engine.placement.PlayerLatency;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.NewQueue;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A real engine in which one situation is played, and short words for what situations are made of. */
final class Scene {
    static final QueueName QUEUE = new QueueName("ranked");

    final TestBed bed = new TestBed();

    FakeAgent host(String id) {
        return bed.host(id);
    }

    Fleet fleet() {
        return bed.fleet();
    }

    Fleet fleetWith(RuntimeConfiguration runtime) {
        return bed.fleet(Samples.newFleet(Protection.NONE, runtime));
    }

    Fleet fleetWith(Map<String, String> tags, CreationLimit limit) {
        NewFleet plain = Samples.newFleet();
        return bed.fleet(
                new NewFleet(Samples.description(tags), plain.runtime(), plain.protection(), limit, plain.ports()));
    }

    /** One that is deployed from a package. */
    Fleet packed() {
        String blob = bed.engine().uploads().reserve();
        bed.engine().uploads().received("key", new PackageContent(blob, "ab".repeat(32), 100), "");
        AssetSystem system = new AssetSystem("CentOS7.16", "", "CentOS");
        NewAsset asset = new NewAsset("key", new AssetLabel("arena", "1"), system, Map.of());
        String id = bed.engine().assets().create(asset, "test").id().value();
        NewFleet plain = Samples.newFleet();
        FleetDescription packed = new FleetDescription("arena", "", "", id, "localhost", Map.of());
        return bed.fleet(
                new NewFleet(packed, plain.runtime(), plain.protection(), plain.creationLimit(), plain.ports()));
    }

    void deploys(FakeAgent agent, Fleet fleet, DeploymentPhase phase, DeploymentPhase... logs) {
        agent.deploys(new DeploymentReport(fleet.id(), phase, "", "", Set.of(logs)))
                .reports();
    }

    void fails(FakeAgent agent, Fleet fleet, String code, String why) {
        Set<DeploymentPhase> logs = Set.of(DeploymentPhase.UNPACKING);
        agent.deploys(new DeploymentReport(fleet.id(), DeploymentPhase.FAILED, code, why, logs))
                .reports();
    }

    void leaves(FakeAgent agent) {
        bed.engine().hosts().disconnected(agent.host());
    }

    /** Something is tried that is refused. */
    void refused(Runnable attempt) {
        try {
            attempt.run();
        } catch (Refused expected) {
            return;
        }
        throw new AssertionError("it was not refused");
    }

    void desires(Fleet fleet, int minimum, int maximum, int desired) {
        CapacityChanges.Wish wish = new CapacityChanges.Wish(minimum, maximum, desired, Duration.ofMinutes(3));
        bed.engine().capacityChanges().update(fleet.id(), wish, "test");
        settles();
    }

    void settles() {
        bed.sweepAfter(Duration.ofSeconds(2));
        bed.sweepAfter(Duration.ofSeconds(2));
    }

    Instance instance(Fleet fleet) {
        return bed.engine().instances().living(fleet.id()).getFirst();
    }

    /** A queue over these fleets, in this order. */
    void queue(List<LatencyPolicy> policies, String... arns) {
        bed.engine()
                .queues()
                .create(new NewQueue(QUEUE.value(), List.of(arns), policies, Duration.ofSeconds(60), Map.of()), "test");
    }

    static String arn(String region, Fleet fleet) {
        return "qcs::gse:" + region + ":uin/100000000001:fleet/" + fleet.id();
    }

    void starts(String id, PlayerLatency... latencies) {
        List<PlayerRequest> players = Stream.of(latencies)
                .map(PlayerLatency::playerId)
                .distinct()
                .map(player -> new PlayerRequest(player, ""))
                .toList();
        PlacementRequest request = new PlacementRequest(Samples.request(4), players, List.of(latencies));
        bed.engine().placements().start(new NewPlacement(id, QUEUE.value(), request), "test");
    }

    GameSession placed(String id) {
        return bed.engine()
                .sessions()
                .find(bed.engine()
                        .placements()
                        .require(new PlacementId(id))
                        .placed()
                        .session())
                .orElseThrow();
    }

    Explanation session(GameSession session) {
        return bed.engine().explanations().session(session.id());
    }

    Explanation process(ProcessId process) {
        return bed.engine().explanations().process(process);
    }

    Explanation fleet(Fleet fleet) {
        return bed.engine().explanations().fleet(fleet.id());
    }

    Explanation host(FakeAgent agent) {
        return bed.engine().explanations().host(new HostId(agent.host().value()));
    }

    Explanation placement(String id) {
        return bed.engine().explanations().placement(new PlacementId(id));
    }
}
