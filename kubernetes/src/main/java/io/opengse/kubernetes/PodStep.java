package io.opengse.kubernetes;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.MadeHosts;
import java.util.Optional;

/** One thing to do so that there is a pod for each instance, and no other. Each may be done twice without harm. */
sealed interface PodStep {
    /** Make the instance's pod. */
    record Create(MadeHosts.Wanted wanted) implements PodStep {}

    /** Give a pod the word with which its agent joins. */
    record Invite(SeenPod pod) implements PodStep {}

    /** Remove a pod in which nothing is played. */
    record Delete(SeenPod pod, String why) implements PodStep {}

    /** Say whether something is played in a pod, so that nobody moves it meanwhile. */
    record Mark(SeenPod pod, boolean busy) implements PodStep {}

    /** The host is no more: its instance is to be replaced now. */
    record GiveUp(HostId host, String why) implements PodStep {}

    /** A pod of the instance's name does not go, so that it never gets another: one of another name takes its place. */
    record Replace(InstanceId instance, String why) implements PodStep {}

    /** The host will be no more in a moment: no new matches, and a replacement. */
    record Drain(HostId host) implements PodStep {}

    /** Take a lost host out of the books. */
    record Forget(HostId host) implements PodStep {}

    /** A join token has done its work, or will never do it. */
    record Discard(String token) implements PodStep {}

    /** Tell why an instance waits. */
    record Say(InstanceId instance, String why) implements PodStep {}

    /** What players would feel if it were wrong: whose pod or host it ends. */
    default Optional<InstanceId> ends() {
        return switch (this) {
            case Delete delete -> Optional.of(delete.pod().instance());
            case GiveUp lost -> Optional.of(new InstanceId(lost.host().value()));
            case Replace stuck -> Optional.of(stuck.instance());
            case Create _, Invite _, Mark _, Drain _, Forget _, Discard _, Say _ -> Optional.empty();
        };
    }

    /** For the log. */
    default String words() {
        return switch (this) {
            case Create(MadeHosts.Wanted wanted) ->
                "create pod=" + SeenPod.nameFor(wanted.instance().id());
            case Invite(SeenPod pod) -> "invite pod=" + pod.name();
            case Delete delete -> "delete pod=" + delete.pod().name();
            case Mark(SeenPod pod, boolean busy) -> "mark pod=" + pod.name() + " busy=" + busy;
            case GiveUp lost -> "give up host=" + lost.host();
            case Replace stuck -> "replace instance=" + stuck.instance();
            case Drain(HostId host) -> "drain host=" + host;
            case Forget(HostId host) -> "forget host=" + host;
            case Discard(String token) -> "discard token=" + token;
            case Say said -> "say instance=" + said.instance();
        };
    }
}
