package io.opengse.engine.placement;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.Samples;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.id.PlacementId;
import io.opengse.engine.id.QueueName;
import io.opengse.engine.player.PlayerRequest;
import io.opengse.engine.queue.LatencyPolicy;
import io.opengse.engine.queue.NewQueue;
import io.opengse.engine.queue.QueueChange;
import io.opengse.engine.session.GameSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A queue over two fleets on one host, and short words for what tests of placements do. */
final class PlacementBed {
    static final QueueName QUEUE = new QueueName("ranked");

    final TestBed bed = new TestBed();
    final FakeAgent host = bed.host("h1");
    final Fleet first = bed.fleet();
    final Fleet second = bed.fleet();

    PlacementBed() {
        NewQueue queue = new NewQueue(
                QUEUE.value(), List.of(arn(first), arn(second)), List.of(), Duration.ofSeconds(60), Map.of());
        bed.engine().queues().create(queue, "test");
    }

    static String arn(Fleet fleet) {
        return "qcs::gse:local:uin/100000000001:fleet/" + fleet.id();
    }

    static String arn(String region, Fleet fleet) {
        return "qcs::gse:" + region + ":uin/100000000001:fleet/" + fleet.id();
    }

    void leadsTo(String... arns) {
        bed.engine().queues().update(QUEUE, new QueueChange(List.of(arns), null, null), "test");
    }

    void insistsOn(LatencyPolicy... policies) {
        bed.engine().queues().update(QUEUE, new QueueChange(null, List.of(policies), null), "test");
    }

    Placement start(String id, String... players) {
        return start(id, List.of(), players);
    }

    Placement start(String id, List<PlayerLatency> latencies, String... players) {
        List<PlayerRequest> desired = Stream.of(players)
                .map(player -> new PlayerRequest(player, "data of " + player))
                .toList();
        PlacementRequest request = new PlacementRequest(Samples.request(4), desired, latencies);
        return bed.engine().placements().start(new NewPlacement(id, QUEUE.value(), request), "test");
    }

    Placement now(String id) {
        return bed.engine().placements().require(new PlacementId(id));
    }

    /** Of a placement that has one. */
    GameSession session(String id) {
        return bed.engine().sessions().find(now(id).placed().session()).orElseThrow();
    }

    void activates(String id) {
        GameSession session = session(id);
        bed.engine().sessionCalls().activate(session.place().process(), session.id(), 0);
    }

    void sweepAfter(int seconds) {
        bed.sweepAfter(Duration.ofSeconds(seconds));
    }
}
