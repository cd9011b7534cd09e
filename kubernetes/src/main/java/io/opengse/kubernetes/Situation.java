package io.opengse.kubernetes;

import io.opengse.engine.id.InstanceId;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.instance.MadeHosts;
import io.opengse.engine.membership.JoinToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All there is about one instance: in the books, in the cluster, or in both.
 *
 * @param wanted null: it is over, or was never in the books
 * @param pod null: there is none
 * @param made the host that its pod became; null: none joined yet
 * @param tokens with which a host might join as its own
 */
record Situation(
        InstanceId instance,
        MadeHosts.@Nullable Wanted wanted,
        @Nullable SeenPod pod,
        MadeHosts.@Nullable Made made,
        List<JoinToken> tokens) {
    Situation {
        tokens = List.copyOf(tokens);
    }

    /** The same with the pod as it was seen later; null: it is gone. */
    Situation with(@Nullable SeenPod later) {
        return new Situation(instance, wanted, later, made, tokens);
    }

    /** It is in the books and on no host. */
    boolean pending() {
        return wanted != null && wanted.instance().status() == InstanceStatus.PENDING;
    }

    boolean plays() {
        return made != null && made.sessions() > 0;
    }

    /** Of every instance that the cluster or the books know, in the order of the books. */
    static List<Situation> of(List<SeenPod> pods, MadeHosts.Picture picture, List<JoinToken> tokens) {
        Map<InstanceId, Parts> all = new LinkedHashMap<>();
        picture.wanted().forEach(one -> parts(all, one.instance().id()).wanted = one);
        picture.made().forEach(one -> parts(all, one.instance()).made = one);
        pods.forEach(one -> parts(all, one.instance()).pod = one);
        tokens.forEach(token -> token.traits()
                .madeFor()
                .ifPresent(instance -> parts(all, instance).tokens.add(token)));
        List<Situation> situations = new ArrayList<>();
        all.forEach(
                (id, parts) -> situations.add(new Situation(id, parts.wanted, parts.pod, parts.made, parts.tokens)));
        return situations;
    }

    private static Parts parts(Map<InstanceId, Parts> all, InstanceId id) {
        return all.computeIfAbsent(id, _ -> new Parts());
    }

    private static final class Parts {
        private MadeHosts.@Nullable Wanted wanted;
        private @Nullable SeenPod pod;
        private MadeHosts.@Nullable Made made;
        private final List<JoinToken> tokens = new ArrayList<>();
    }
}
