package io.opengse.kubernetes;

import io.opengse.engine.FakeAgent;
import io.opengse.engine.TestBed;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.id.ProcessId;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The agents in the pods of a {@link PretendCluster}, and their games. */
final class PretendGames {
    private static final Set<InstanceStatus> PLAYABLE = EnumSet.of(InstanceStatus.STARTING, InstanceStatus.ACTIVE);

    private final TestBed bed;
    private final PretendCluster cluster;
    private final Fleet fleet;
    private final Map<InstanceId, Inside> inside = new HashMap<>();

    private record Inside(String uid, FakeAgent agent, List<ProcessId> games) {}

    PretendGames(TestBed bed, PretendCluster cluster, Fleet fleet) {
        this.bed = bed;
        this.cluster = cluster;
        this.fleet = fleet;
    }

    /** The agent of a running pod joins or comes back; one that is not invited cannot. */
    void connect(InstanceId id) {
        SeenPod pod = cluster.pods.get(id);
        if (pod == null || pod.phase() != SeenPod.Phase.RUNNING || cluster.isStranded(id)) {
            return;
        }
        Inside known = inside.get(id);
        if (known != null && known.uid().equals(pod.uid())) {
            if (status(id).filter(HostStatus.AWAY::equals).isPresent()) {
                known.agent().connects();
            }
        } else if (cluster.isInvited(id)) {
            Inside fresh = new Inside(pod.uid(), bed.madeFor(id), new ArrayList<>());
            inside.put(id, fresh);
            fresh.agent().connects();
        }
    }

    /** Starts a game where an instance waits for one, and takes orders. */
    void work(InstanceId id) {
        Inside here = inside.get(id);
        if (here == null || status(id).filter(HostStatus.CONNECTED::equals).isEmpty()) {
            return;
        }
        bed.engine().hosts().orders(here.agent().host()).ends().stream()
                .map(Condemnation::process)
                .filter(here.games()::contains)
                .forEach(process -> ends(here, process));
        bed.engine().instances().living(fleet.id()).stream()
                .filter(instance -> instance.id().equals(id) && here.games().isEmpty())
                .filter(instance -> PLAYABLE.contains(instance.status()))
                .forEach(instance -> here.games().add(here.agent().runs(instance)));
        here.agent().starts().reports();
    }

    private static void ends(Inside here, ProcessId process) {
        here.games().remove(process);
        here.agent().exits(process, EndReason.SCALED_IN, 0);
    }

    /** A match begins somewhere, if there is room. */
    void play() {
        try {
            bed.session(fleet);
        } catch (Refused _) {
            // there is no room
        }
    }

    /** Whatever is played in a pod is over. */
    void finish(InstanceId id) {
        Inside here = inside.get(id);
        if (here != null && status(id).filter(HostStatus.CONNECTED::equals).isPresent()) {
            List.copyOf(here.games()).forEach(process -> ends(here, process));
            here.agent().reports();
        }
    }

    void disconnect(InstanceId id) {
        Inside here = inside.get(id);
        if (here != null && status(id).isPresent()) {
            bed.engine().hosts().disconnected(here.agent().host());
        }
    }

    /** The connections of agents end whose pods are no more, or on nodes that are gone. */
    void settle() {
        for (InstanceId id : List.copyOf(inside.keySet())) {
            SeenPod pod = cluster.pods.get(id);
            boolean over = pod == null
                    || cluster.isStranded(id)
                    || pod.phase() == SeenPod.Phase.ENDED
                    || !pod.uid().equals(inside.get(id).uid());
            if (over) {
                disconnect(id);
                inside.remove(id);
            }
        }
    }

    private Optional<HostStatus> status(InstanceId id) {
        return cluster.made(id).map(made -> made.host().status());
    }
}
