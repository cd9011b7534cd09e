package io.opengse.server.link;

import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
import io.opengse.protocol.link.Delivery;
import io.opengse.protocol.link.Errand;
import io.opengse.protocol.link.FromServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends agents on errands and waits for what they deliver. Holds only what somebody waits for at this moment: the loss of
 * a stream or of the server costs the watchers one answer, and they ask again.
 */
final class Errands {
    private static final int MOST_UNDER_WAY = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private record Awaited(HostId host, CompletableFuture<Delivery> delivery) {}

    private final AgentLinks links;
    private final Elsewhere elsewhere;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Awaited> awaited = new ConcurrentHashMap<>();

    /** @param elsewhere for hosts that have no stream here */
    Errands(AgentLinks links, Elsewhere elsewhere) {
        this.links = links;
        this.elsewhere = elsewhere;
    }

    /**
     * Blocks until the agent has answered, through whichever server has its stream.
     *
     * @throws Refused Unavailable when the host is away, is asked too much, does not answer or says no
     */
    Delivery send(HostId host, Errand.Builder errand) {
        return links.of(host).isPresent() ? sendHere(host, errand) : sendOn(host, errand.build());
    }

    private Delivery sendOn(HostId host, Errand errand) {
        long number = expect(host, new CompletableFuture<>());
        try {
            Delivery delivery = elsewhere.send(host, errand);
            if (!delivery.getRefusal().isEmpty()) {
                throw Refused.unavailable(delivery.getRefusal());
            }
            return delivery;
        } finally {
            awaited.remove(number);
        }
    }

    private long expect(HostId host, CompletableFuture<Delivery> delivery) {
        if (awaited.size() >= MOST_UNDER_WAY) {
            throw Refused.unavailable("too much is being watched: " + MOST_UNDER_WAY + " questions to hosts are under"
                    + " way; close some watchers");
        }
        long number = last.incrementAndGet();
        awaited.put(number, new Awaited(host, delivery));
        return number;
    }

    /** The same, of a host whose stream is here: no other server is asked. */
    Delivery sendHere(HostId host, Errand.Builder errand) {
        AgentStream stream = links.of(host)
                .orElseThrow(() -> Refused.unavailable("host " + host + " has just left this server: ask again"));
        CompletableFuture<Delivery> delivery = new CompletableFuture<>();
        long number = expect(host, delivery);
        try {
            FromServer message =
                    FromServer.newBuilder().setErrand(errand.setNumber(number)).build();
            if (!stream.nudges().errand(message)) {
                throw Refused.unavailable("host " + host + " does not keep up with what it is asked; try again");
            }
            return answered(host, await(host, delivery, PATIENCE.plusMillis(errand.getWaitMillis())));
        } finally {
            awaited.remove(number);
        }
    }

    private static Delivery await(HostId host, CompletableFuture<Delivery> delivery, Duration patience) {
        try {
            return delivery.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw Refused.unavailable("host " + host + " did not answer in time: its agent is slow, has just lost its"
                    + " link, or is older than this server");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Refused.unavailable("the server stops");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a delivery never fails", impossible);
        }
    }

    private static Delivery answered(HostId host, Delivery delivery) {
        if (!delivery.getRefusal().isEmpty()) {
            throw Refused.unavailable(delivery.getRefusal() + " (host " + host + ")");
        }
        return delivery;
    }

    /** An agent delivers; nothing happens when nobody waits for it any more. */
    void delivered(Delivery delivery) {
        Awaited waiting = awaited.get(delivery.getNumber());
        if (waiting != null && waiting.host().value().equals(delivery.getHostId())) {
            waiting.delivery().complete(delivery);
        }
    }
}
