package io.opengse.engine.explain;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.process.GameProcess;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process with all that decides whether it may be given a session.
 *
 * @param host null when it is in no book
 * @param instance null when the process knows none, or it is in no book
 * @param told whether it was told to end
 * @param hosting whether a session is reserved on it
 * @param activating sessions its instance activates now
 */
record Candidate(
        GameProcess process,
        Fleet fleet,
        @Nullable Host host,
        @Nullable Instance instance,
        boolean told,
        boolean hosting,
        int activating) {

    /** Empty when it may be given one. */
    Optional<Hindrance> hindrance() {
        return switch (process.status()) {
            case TERMINATED -> Optional.of(Hindrance.GONE);
            case TERMINATING -> Optional.of(Hindrance.ENDING);
            case ACTIVATING -> Optional.of(told ? Hindrance.TOLD_TO_END : Hindrance.NOT_READY);
            case ACTIVE -> ready();
        };
    }

    private Optional<Hindrance> ready() {
        if (!process.healthy()) {
            return Optional.of(Hindrance.UNHEALTHY);
        }
        if (told) {
            return Optional.of(Hindrance.TOLD_TO_END);
        }
        return hosting ? Optional.of(Hindrance.HOSTING) : surroundings();
    }

    private Optional<Hindrance> surroundings() {
        if (!connected() || host == null) {
            return Optional.of(Hindrance.HOST_NOT_CONNECTED);
        }
        if (host.weight() == 0) {
            return Optional.of(Hindrance.HOST_WITHOUT_WEIGHT);
        }
        if (process.instance() != null && (instance == null || !instance.takesSessions())) {
            boolean weightless = instance != null && instance.weight() == 0;
            return Optional.of(weightless ? Hindrance.INSTANCE_WITHOUT_WEIGHT : Hindrance.INSTANCE_DRAINING);
        }
        int most = fleet.runtime().maxConcurrentActivations();
        if (most > 0 && activating >= most) {
            return Optional.of(Hindrance.ACTIVATION_LIMIT);
        }
        return fleet.status() == FleetStatus.ACTIVE ? Optional.empty() : Optional.of(Hindrance.FLEET_NOT_ACTIVE);
    }

    /** Whether its host is. */
    boolean connected() {
        return host != null && host.status() == HostStatus.CONNECTED;
    }

    int weight() {
        if (instance != null) {
            return instance.weight();
        }
        return host == null ? 0 : host.weight();
    }
}
