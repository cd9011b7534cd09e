package io.opengse.kubernetes;

import io.opengse.engine.host.Host;
import io.opengse.engine.instance.MadeHosts;
import io.opengse.engine.membership.JoinToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What to do so that each instance has its pod and no pod is left over. Looks at everything anew each time, and never
 * moves or removes what players are in. Pure.
 */
final class PodRules {
    /** How much longer than its grace a pod may take to go: a node that lives needs seconds. */
    private static final Duration LEAVE = Duration.ofMinutes(1);

    private final Instant now;
    private final Duration patience;

    /** @param patience how long an agent may take to join from a new pod */
    PodRules(Instant now, Duration patience) {
        this.now = now;
        this.patience = patience;
    }

    /**
     * @param situations as of one moment; the cluster was looked at before the books
     * @param creations at most so many pods are made at once
     */
    List<PodStep> steps(List<Situation> situations, int creations) {
        List<PodStep> all =
                situations.stream().flatMap(one -> steps(one).stream()).toList();
        List<PodStep> tooMany = all.stream()
                .filter(PodStep.Create.class::isInstance)
                .skip(creations)
                .toList();
        return all.stream().filter(step -> !tooMany.contains(step)).toList();
    }

    /** Whether a step is still right now that its pod was looked at once more; asked of those that end something. */
    boolean stillHolds(PodStep step, Situation now) {
        return pod(now).contains(step);
    }

    private List<PodStep> steps(Situation one) {
        return Stream.concat(pod(one).stream(), tokens(one)).toList();
    }

    private List<PodStep> pod(Situation one) {
        SeenPod pod = one.pod();
        if (pod == null) {
            return absent(one);
        }
        return switch (pod.phase()) {
            case ENDED -> ended(one, pod, pod.leavesBy());
            case WAITING, RUNNING -> pod.leavesBy() == null ? standing(one, pod) : leaving(one, pod, pod.leavesBy());
        };
    }

    private static List<PodStep> absent(Situation one) {
        MadeHosts.Made made = one.made();
        if (made == null) {
            return one.pending() && one.wanted() != null ? List.of(new PodStep.Create(one.wanted())) : List.of();
        }
        Host host = made.host();
        return switch (host.status()) {
            case CONNECTED -> List.of(); // what the cluster told may be old, the host's voice is not
            case AWAY ->
                one.wanted() == null && made.processes() == 0
                        ? List.of(new PodStep.Forget(host.id()))
                        : List.of(new PodStep.GiveUp(host.id(), "its pod is no more"));
            case LOST -> one.wanted() == null || one.pending() ? List.of(new PodStep.Forget(host.id())) : List.of();
        };
    }

    private List<PodStep> ended(Situation one, SeenPod pod, @Nullable Instant leavesBy) {
        MadeHosts.Made made = one.made();
        if (made == null) {
            return removed(one, pod, leavesBy);
        }
        return switch (made.host().status()) {
            case CONNECTED, AWAY -> List.of(new PodStep.GiveUp(made.host().id(), "its pod has ended: " + pod.words()));
            case LOST -> removed(one, pod, leavesBy);
        };
    }

    /** It runs nothing any more: it is to go, unless somebody said so already. */
    private List<PodStep> removed(Situation one, SeenPod pod, @Nullable Instant leavesBy) {
        return leavesBy == null ? List.of(new PodStep.Delete(pod, pod.words())) : going(one, pod, leavesBy);
    }

    /**
     * Nobody is heard from it, and an instance waits for the pod's name. Only its node can say that it has ended; one that is
     * gone never does, and to take the pod from it by force could leave two of one name running.
     */
    private List<PodStep> going(Situation one, SeenPod pod, Instant leavesBy) {
        if (!one.pending()) {
            return List.of();
        }
        if (now.isAfter(leavesBy.plus(LEAVE))) {
            String why = "its pod was to be gone by " + leavesBy + " and is still there, its node does not answer; "
                    + pod.words();
            return List.of(new PodStep.Replace(one.instance(), why));
        }
        return List.of(new PodStep.Say(one.instance(), pod.words() + "; it is being removed"));
    }

    /** Somebody else removes it: a drain of its node, the eviction from a lost one, or a person. */
    private List<PodStep> leaving(Situation one, SeenPod pod, Instant leavesBy) {
        MadeHosts.Made made = one.made();
        if (made == null) {
            return going(one, pod, leavesBy);
        }
        if (one.wanted() == null && !one.plays()) {
            return List.of();
        }
        Host host = made.host();
        return switch (host.status()) {
            case CONNECTED -> host.drains() ? List.of() : List.of(new PodStep.Drain(host.id()));
            case AWAY ->
                now.isBefore(leavesBy)
                        ? List.of()
                        : List.of(new PodStep.GiveUp(host.id(), "its pod was removed: " + pod.words()));
            case LOST -> going(one, pod, leavesBy);
        };
    }

    private List<PodStep> standing(Situation one, SeenPod pod) {
        if (one.wanted() == null && !one.plays()) {
            return List.of(new PodStep.Delete(pod, "its instance is over"));
        }
        MadeHosts.Made made = one.made();
        if (made == null) {
            return waiting(one, pod);
        }
        return switch (made.host().status()) {
            case CONNECTED, AWAY -> pod.busy() == one.plays() ? List.of() : List.of(new PodStep.Mark(pod, one.plays()));
            // Once the instance is replaced its pod goes; one that never got there starts over.
            case LOST -> one.pending() ? List.of(new PodStep.Delete(pod, "its host was lost")) : List.of();
        };
    }

    private List<PodStep> waiting(Situation one, SeenPod pod) {
        if (pod.createdAt().plus(patience).isBefore(now)) {
            String why = "no agent joined from it for " + patience.toSeconds() + " seconds; " + pod.words();
            return List.of(new PodStep.Delete(pod, why));
        }
        PodStep say = new PodStep.Say(one.instance(), pod.words());
        return one.tokens().isEmpty() ? List.of(new PodStep.Invite(pod), say) : List.of(say);
    }

    private static Stream<PodStep> tokens(Situation one) {
        boolean waitedFor = one.made() == null && one.wanted() != null && one.pod() != null;
        return waitedFor
                ? Stream.empty()
                : one.tokens().stream().map(JoinToken::id).map(PodStep.Discard::new);
    }
}
