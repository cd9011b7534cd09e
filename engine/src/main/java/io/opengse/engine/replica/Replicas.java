package io.opengse.engine.replica;

import io.opengse.engine.event.Surroundings;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.host.Hosts;
import io.opengse.engine.id.HostId;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The servers that share this store, and which of them holds the lease. Each is told of by its {@link Watch}. Holding
 * the lease saves work and is no lock: two that believe to hold it for a moment do no harm.
 */
public final class Replicas {
    private final Surroundings surroundings;
    private final Hosts hosts;
    /** Known to this server alone: what others see, they tell themselves. */
    private volatile Map<String, Duration> wrongClocks = Map.of();

    public Replicas(Surroundings surroundings, Hosts hosts) {
        this.surroundings = surroundings;
        this.hosts = hosts;
    }

    /** This server's watch has seen others whose clocks are so far ahead; those of all others are right. */
    void clocksDiffer(Map<String, Duration> ahead) {
        wrongClocks = ahead;
    }

    /** What stood after a beat. */
    record Beat(Lease lease, List<Replica> all) {}

    /**
     * A server.
     *
     * @param hosts connected to it
     * @param holdsLease whether it runs the rounds that one server is enough for
     * @param clockAhead how far its clock is ahead of this server's, negative: behind; zero while it is less than five
     *     seconds
     */
    public record Seen(Replica replica, int hosts, boolean holdsLease, Duration clockAhead) {}

    /** Those that started first come first, as their own clocks say. */
    public List<Seen> list() {
        return surroundings.store().read(transaction -> {
            Map<String, Integer> held = new HashMap<>();
            HostTable.in(transaction).list().stream()
                    .filter(host -> host.status() == HostStatus.CONNECTED)
                    .forEach(host -> held.merge(host.held().server(), 1, Integer::sum));
            String holder = lease(transaction).holder();
            return ReplicaTable.in(transaction).list().stream()
                    .sorted(Comparator.comparing(Replica::started).thenComparing(Replica::id))
                    .map(replica -> new Seen(
                            replica,
                            held.getOrDefault(replica.id(), 0),
                            holder.equals(replica.id()),
                            wrongClocks.getOrDefault(replica.id(), Duration.ZERO)))
                    .toList();
        });
    }

    /** The same without what they do, by id. */
    public List<Replica> all() {
        return surroundings
                .store()
                .read(transaction -> ReplicaTable.in(transaction).list());
    }

    /** Empty when no server of this id runs on this store. */
    public Optional<Replica> find(String id) {
        return surroundings
                .store()
                .read(transaction -> ReplicaTable.in(transaction).find(id));
    }

    /**
     * The server that a host is connected to, unless it is this one.
     *
     * @param me the id of this one
     */
    public Optional<Replica> holder(HostId host, String me) {
        return surroundings
                .store()
                .read(transaction -> HostTable.in(transaction)
                        .find(host)
                        .filter(found -> found.status() == HostStatus.CONNECTED)
                        .map(found -> found.held().server())
                        .filter(server -> !server.equals(me))
                        .flatMap(server -> ReplicaTable.in(transaction).find(server)));
    }

    /**
     * A server starts that has this store for itself: whatever else is written down is over, and it holds the lease for
     * as long as it runs.
     */
    public void startAlone(Replica me) {
        surroundings.store().write(transaction -> {
            ReplicaTable servers = ReplicaTable.in(transaction);
            servers.list().forEach(other -> servers.remove(other.id()));
            servers.put(me.beating(surroundings.clock().instant()));
            LeaseTable.in(transaction).put(lease(transaction).takenBy(me.id()));
            return true;
        });
        hosts.releaseOrphans();
    }

    /** What all servers must have alike, sealed; empty when none has left it. */
    public Optional<String> secret(String name) {
        return surroundings
                .store()
                .read(transaction -> SharedSecretTable.in(transaction).find(name));
    }

    /**
     * Leaves it for the other servers.
     *
     * @return what is there now: another one if another server was faster
     */
    public String share(String name, String sealed) {
        return surroundings.store().write(transaction -> {
            SharedSecretTable secrets = SharedSecretTable.in(transaction);
            secrets.insertFirst(name, sealed);
            return secrets.find(name).orElseThrow();
        });
    }

    /** A server's row is to be this. */
    public void tell(Replica me) {
        surroundings.store().write(transaction -> {
            ReplicaTable.in(transaction).put(me);
            return true;
        });
    }

    /**
     * A server says that it lives, and takes the lease if that is free.
     *
     * @param silent the last beats of servers of which nothing was heard for long: unless there is another by now, their
     *     lease is free
     */
    Beat beat(Replica me, Map<String, Long> silent) {
        return surroundings.store().writeFirst(transaction -> {
            ReplicaTable servers = ReplicaTable.in(transaction);
            servers.put(me);
            Lease lease = lease(transaction);
            boolean mine = lease.holder().equals(me.id());
            Long lastHeard = silent.get(lease.holder());
            boolean held = servers.find(lease.holder())
                    .filter(holder -> lastHeard == null || holder.beat() != lastHeard)
                    .isPresent();
            if (!mine && !held) {
                lease = lease.takenBy(me.id());
                LeaseTable.in(transaction).put(lease);
            }
            return new Beat(lease, servers.list());
        });
    }

    /** A server is given up unless it was heard meanwhile. Should it live, it writes itself down again. */
    void bury(String id, long lastBeat) {
        surroundings.store().write(transaction -> {
            ReplicaTable servers = ReplicaTable.in(transaction);
            boolean unheard =
                    servers.find(id).filter(found -> found.beat() == lastBeat).isPresent();
            if (unheard) {
                servers.remove(id);
            }
            return unheard;
        });
    }

    /** Hosts whose server runs no more are away until they come to another. */
    void releaseOrphans() {
        hosts.releaseOrphans();
    }

    /** A server stops in good order: its lease is free at once. */
    void leave(String id) {
        surroundings.store().write(transaction -> {
            ReplicaTable.in(transaction).remove(id);
            Lease lease = lease(transaction);
            if (lease.holder().equals(id)) {
                LeaseTable.in(transaction).put(lease.givenUp());
            }
            return true;
        });
    }

    private static Lease lease(Transaction transaction) {
        return LeaseTable.in(transaction).find(Lease.ROUNDS).orElse(new Lease(Lease.ROUNDS, "", 0));
    }
}
