package io.opengse.server.link;

import io.grpc.Status;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.host.Welcome;
import io.opengse.engine.id.HostId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the engine's word on a host (connected or away) in step with {@link AgentLinks}. Streams come and go on many
 * threads at once and no lock is held while the store works: whoever changed the links says what they are now, and says
 * it again if they changed meanwhile, so the last word is always the right one.
 */
final class Presence {
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final AgentLinks links;
    private final Hosts hosts;
    private final Turns turns = new Turns();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    Presence(AgentLinks links, Hosts hosts) {
        this.links = links;
        this.hosts = hosts;
    }

    /** In which hosts are written down, by this and by their reports. */
    Turns turns() {
        return turns;
    }

    /** Gives a new stream the thread it lives on. */
    void open(AgentStream stream) {
        writers.execute(() -> stream.run(this));
    }

    /** Every stream takes its leave while the store still works. */
    void endAll() {
        links.all().forEach(stream -> stream.nudges().end(Status.UNAVAILABLE.withDescription("the server stops")));
        writers.shutdown();
        try {
            if (!writers.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                writers.shutdownNow();
            }
        } catch (InterruptedException _) {
            writers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** A host's new stream; one it may have had is ended. Empty when a still newer one has taken over meanwhile. */
    Optional<Welcome> arrived(AgentStream stream) {
        links.put(stream).ifPresent(older -> older.nudges().end(takenOver(stream.host())));
        return settle(stream.host(), Optional.of(stream));
    }

    /** Its stream has ended. Nothing happens when a newer one had taken over. */
    void left(AgentStream stream) {
        if (links.remove(stream)) {
            settle(stream.host(), Optional.empty());
        }
    }

    static Status takenOver(HostId host) {
        return Status.ABORTED.withDescription("a newer connection of host " + host + " has taken over");
    }

    private Optional<Welcome> tell(HostId host, Optional<AgentStream> current) {
        if (current.isEmpty()) {
            hosts.disconnected(host, links.server());
        }
        return current.map(stream -> hosts.connected(stream.arrival(), stream.held()));
    }

    private Optional<Welcome> settle(HostId host, Optional<AgentStream> mine) {
        while (true) {
            Optional<AgentStream> current = links.of(host);
            Optional<Welcome> welcome = turns.of(() -> tell(host, current));
            if (links.of(host).equals(current)) {
                return current.equals(mine) ? welcome : Optional.empty();
            }
        }
    }
}
