package io.opengse.kubernetes;

import io.opengse.engine.id.HostId;
import io.opengse.engine.id.InstanceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod of ours as the cluster told it last.
 *
 * @param instance for which it was made; the pod and the host in it are called the same
 * @param uid of this very pod: another one of the same name has another
 * @param words how it stands, for people
 * @param busy whether it is marked as one that must not be moved
 * @param leavesBy when it will be gone, because somebody deletes it; null: nobody does
 */
record SeenPod(
        InstanceId instance,
        String uid,
        Phase phase,
        String words,
        boolean busy,
        Instant createdAt,
        @Nullable Instant leavesBy) {
    enum Phase {
        /** It has no node yet, or its image is being fetched. */
        WAITING,
        RUNNING,
        /** It will never run again: it was evicted, its node shut down, or it failed. */
        ENDED
    }

    String name() {
        return nameFor(instance);
    }

    static String nameFor(InstanceId instance) {
        return instance.value();
    }

    HostId host() {
        return new HostId(name());
    }
}
