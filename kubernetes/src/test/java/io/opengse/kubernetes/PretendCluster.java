package io.opengse.kubernetes;

import io.opengse.engine.Engine;
import io.opengse.engine.TestBed;
import io.opengse.engine.host.HostTraits;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.MadeHosts;
import io.opengse.engine.membership.NewJoinToken;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pods in memory, to which steps are done as {@link PodProvider} does them; what must never be done fails at once. */
final class PretendCluster {
    static final Duration PATIENCE = Duration.ofMinutes(10);
    static final Duration GRACE = Duration.ofSeconds(30);

    final Map<InstanceId, SeenPod> pods = new LinkedHashMap<>();
    private final TestBed bed;
    private final Set<InstanceId> stranded = new HashSet<>();
    private List<SeenPod> watched = List.of();
    private int made;

    PretendCluster(TestBed bed) {
        this.bed = bed;
    }

    /** The watch catches up. */
    void watch() {
        watched = List.copyOf(pods.values());
    }

    /** What the rules want of what was watched last, though more may have happened since. */
    List<PodStep> steps() {
        return rules().steps(situations(watched), 3);
    }

    /** As many of the steps as are done before the server dies. */
    void round(int most) {
        List<Situation> seen = situations(watched);
        rules().steps(seen, 3).stream().limit(most).forEach(step -> apply(step, seen));
    }

    private PodRules rules() {
        return new PodRules(bed.now(), PATIENCE);
    }

    private List<Situation> situations(List<SeenPod> seen) {
        Engine engine = bed.engine();
        return Situation.of(
                seen, engine.madeHosts().picture(), engine.memberships().tokens());
    }

    private void apply(PodStep step, List<Situation> seen) {
        boolean sure = step.ends().stream()
                .flatMap(id -> seen.stream().filter(one -> one.instance().equals(id)))
                .allMatch(one -> rules().stillHolds(step, one.with(pods.get(one.instance()))));
        if (!sure) {
            return;
        }
        try {
            done(step);
        } catch (Refused _) {
            // logged by the provider, and tried again if it is still wanted
        }
    }

    private void done(PodStep step) {
        Engine engine = bed.engine();
        switch (step) {
            case PodStep.Create(MadeHosts.Wanted wanted) ->
                create(wanted.instance().id());
            case PodStep.Invite(SeenPod pod) -> {
                var traits = HostTraits.madeFor(pod.instance());
                engine.memberships().issue(new NewJoinToken("jt-" + ++made, "hash", traits, 1, PATIENCE), "test");
            }
            case PodStep.Delete(SeenPod pod, String why) -> delete(pod, why);
            case PodStep.Mark(SeenPod pod, boolean busy) ->
                pods.computeIfPresent(pod.instance(), (_, now) -> changed(now, now.phase(), busy, now.leavesBy()));
            case PodStep.GiveUp lost -> {
                SeenPod pod = pods.get(new InstanceId(lost.host().value()));
                boolean lives = pod != null && pod.phase() != SeenPod.Phase.ENDED && pod.leavesBy() == null;
                if (lives) {
                    throw new AssertionError("a host whose pod lives was given up: " + pod);
                }
                engine.hostLosses().gone(lost.host(), lost.why(), "test");
            }
            case PodStep.Replace(InstanceId instance, String why) ->
                engine.madeHosts().giveUp(instance, why, "test");
            case PodStep.Drain(var host) -> engine.hosts().drain(host, true, "test");
            case PodStep.Forget(var host) -> {
                engine.hosts().forget(host, "test");
                engine.memberships().forget(host);
            }
            case PodStep.Discard(String token) -> engine.memberships().discard(token);
            case PodStep.Say(InstanceId instance, String why) ->
                engine.madeHosts().waits(instance, why, "test");
        }
    }

    private void create(InstanceId id) {
        pods.computeIfAbsent(
                id, _ -> new SeenPod(id, "uid-" + ++made, SeenPod.Phase.WAITING, "Pending", false, bed.now(), null));
    }

    private void delete(SeenPod pod, String why) {
        SeenPod now = pods.get(pod.instance());
        if (now != null && now.phase() != SeenPod.Phase.ENDED && sessions(pod.instance()) > 0) {
            throw new AssertionError("a pod with a session was deleted: " + now + " because " + why);
        }
        if (isStranded(pod.instance())) {
            leaves(pod.instance());
        } else {
            pods.remove(pod.instance());
        }
    }

    private int sessions(InstanceId id) {
        return made(id).map(MadeHosts.Made::sessions).orElse(0);
    }

    Optional<MadeHosts.Made> made(InstanceId id) {
        return bed.engine().madeHosts().picture().made().stream()
                .filter(one -> one.instance().equals(id))
                .findFirst();
    }

    boolean isInvited(InstanceId id) {
        return bed.engine().memberships().tokens().stream()
                .anyMatch(token -> token.traits().madeFor().equals(Optional.of(id)));
    }

    // What others do to pods.

    void phase(InstanceId id, SeenPod.Phase phase) {
        pods.computeIfPresent(id, (_, pod) -> changed(pod, phase, pod.busy(), pod.leavesBy()));
    }

    void leaves(InstanceId id) {
        pods.computeIfPresent(
                id,
                (_, pod) -> changed(
                        pod,
                        pod.phase(),
                        pod.busy(),
                        pod.leavesBy() == null ? bed.now().plus(GRACE) : pod.leavesBy()));
    }

    /** Its node is gone: the cluster wants it to leave, and nobody is there who could say that it did. */
    void strand(InstanceId id) {
        stranded.add(id);
        leaves(id);
    }

    boolean isStranded(InstanceId id) {
        return stranded.contains(id);
    }

    /** Somebody takes it away by force, wherever it was. */
    void vanish(InstanceId id) {
        stranded.remove(id);
        pods.remove(id);
    }

    /** Nodes that were gone are there again. */
    void nodesReturn() {
        stranded.clear();
    }

    /** A kubelet's work: what can run runs, what was to leave by now is gone. */
    void settle() {
        for (SeenPod pod : new ArrayList<>(pods.values())) {
            Instant by = pod.leavesBy();
            if (isStranded(pod.instance())) {
                continue;
            }
            if (by != null && !bed.now().isBefore(by)) {
                pods.remove(pod.instance());
            } else if (pod.phase() == SeenPod.Phase.WAITING) {
                phase(pod.instance(), SeenPod.Phase.RUNNING);
            }
        }
    }

    private static SeenPod changed(SeenPod pod, SeenPod.Phase phase, boolean busy, @Nullable Instant leavesBy) {
        String words =
                phase == SeenPod.Phase.WAITING ? "Pending" : phase == SeenPod.Phase.RUNNING ? "Running" : "Failed";
        return new SeenPod(pod.instance(), pod.uid(), phase, words, busy, pod.createdAt(), leavesBy);
    }
}
