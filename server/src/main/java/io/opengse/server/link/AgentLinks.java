package io.opengse.server.link;

import io.grpc.Status;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Memberships;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which host has which open stream: the only mutable object in the server. Soft state: its loss closes every stream, the
 * agents come again within seconds, and all that matters is sent again from the store; games notice nothing. Must never
 * hold a fact that the store does not.
 */
public final class AgentLinks {
    private final ConcurrentMap<HostId, AgentStream> streams = new ConcurrentHashMap<>();
    private final AtomicLong lastDesired = new AtomicLong();
    private final InstantSource clock;

    public AgentLinks(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What a host must be told may have changed: its stream looks. Nothing happens when it has none. Never blocks: given
     * to the engine, which calls it after each commit that is of interest to a host.
     */
    public void nudge(HostId host) {
        AgentStream stream = streams.get(host);
        if (stream != null) {
            stream.nudges().orders();
        }
    }

    /** Every stream says that its host is there and looks at everything again; called every few seconds. */
    public void pulse() {
        streams.values().forEach(stream -> stream.nudges().pulse());
    }

    /** Ends a host's stream, because the host may be one no longer. */
    public void shutOut(HostId host) {
        AgentStream stream = streams.get(host);
        if (stream != null) {
            stream.nudges()
                    .end(Status.PERMISSION_DENIED.withDescription(
                            Memberships.shutOut(host).getMessage()));
        }
    }

    /** The stream that this one replaces, if there is one. */
    Optional<AgentStream> put(AgentStream stream) {
        return Optional.ofNullable(streams.put(stream.host(), stream));
    }

    /** Says whether it was the host's stream until now. */
    boolean remove(AgentStream stream) {
        return streams.remove(stream.host(), stream);
    }

    Optional<AgentStream> of(HostId host) {
        return Optional.ofNullable(streams.get(host));
    }

    Collection<AgentStream> all() {
        return streams.values();
    }

    /** Rises also across restarts of the server, so that an agent never takes an old Desired for a newer one. */
    long nextDesiredNumber() {
        return lastDesired.updateAndGet(last -> Math.max(last + 1, clock.millis()));
    }
}
