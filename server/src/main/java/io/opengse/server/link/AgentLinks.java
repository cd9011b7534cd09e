package io.opengse.server.link;

import io.grpc.Status;
import io.opengse.engine.host.Held;
import io.opengse.engine.id.HostId;
import io.opengse.engine.membership.Memberships;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which host has which open stream here. Soft state: its loss closes every stream, the agents come again within seconds,
 * here or at another server, and all that matters is sent again from the store; games notice nothing. Must never hold a
 * fact that the store does not.
 */
public final class AgentLinks {
    private final ConcurrentMap<HostId, AgentStream> streams = new ConcurrentHashMap<>();
    private final AtomicLong lastDesired = new AtomicLong();
    private final AtomicLong lastStream = new AtomicLong();
    private final InstantSource clock;
    private final String server;

    /** @param server the id of this server, of which no other life of it has the same */
    public AgentLinks(InstantSource clock, String server) {
        this.clock = clock;
        this.server = server;
    }

    /**
     * What a host must be told may have changed: its stream looks. Never blocks: called after each commit that is of
     * interest to a host.
     *
     * @return false when it has no stream here
     */
    public boolean nudge(HostId host) {
        AgentStream stream = streams.get(host);
        if (stream != null) {
            stream.nudges().orders();
        }
        return stream != null;
    }

    /** Every stream looks at everything again: words may have been lost. */
    public void lookAgain() {
        streams.values().forEach(stream -> stream.nudges().everything());
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

    /** The id of the server whose streams these are. */
    public String server() {
        return server;
    }

    /** What a new stream is known by in the store. */
    Held nextStream() {
        return new Held(server, lastStream.incrementAndGet());
    }

    Collection<AgentStream> all() {
        return streams.values();
    }

    /** Rises also across restarts of the server, so that an agent never takes an old Desired for a newer one. */
    long nextDesiredNumber() {
        return lastDesired.updateAndGet(last -> Math.max(last + 1, clock.millis()));
    }
}
