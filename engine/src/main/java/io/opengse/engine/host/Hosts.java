package io.opengse.engine.host;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.Event.Subjects;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.id.HostId;
import io.opengse.engine.problem.Refused;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.CondemnationTable;
import io.opengse.engine.process.ProcessReach;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.process.Vacancies;
import io.opengse.engine.process.VacancyTable;
import io.opengse.engine.session.GameSession;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.session.SessionTable;
import io.opengse.engine.store.Store;
import io.opengse.engine.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hosts: what the agent link tells of them, and what their agents must be told. Calls of one host may come in any order
 * and more than once; what is older than what is known changes nothing.
 */
public final class Hosts {
    private static final Duration SEEN_EVERY = Duration.ofSeconds(5);

    private final Surroundings surroundings;
    private final Store store;
    private final Reports reports;
    private final HostPresence presence;
    private final Consumer<HostId> arrived;

    /** @param arrived told after a commit that made a host connected: there may be room on it, and orders for it */
    public Hosts(Surroundings surroundings, Reports reports, Vacancies vacancies, Consumer<HostId> arrived) {
        this.surroundings = surroundings;
        this.store = surroundings.store();
        this.reports = reports;
        this.arrived = arrived;
        this.presence = new HostPresence(vacancies);
    }

    /** Answers where a host is reached, for {@link Vacancies}. */
    public static Optional<ProcessReach.Reach> reach(Transaction transaction, HostId id) {
        return HostPresence.reach(transaction, id);
    }

    /**
     * A host's agent opened a stream. The host takes sessions again once something is heard through it ({@link #apply},
     * {@link #seen}): until then nobody knows what still runs there.
     */
    public Welcome connected(Arrival arrival) {
        return connected(arrival, Held.BY_NOBODY);
    }

    /** As {@link #connected(Arrival)}, through a stream that from now on is the only one to speak for it. */
    public Welcome connected(Arrival arrival, Held held) {
        Cause cause = cause(arrival.id());
        return store.write(transaction -> {
            HostTable hosts = HostTable.in(transaction);
            Optional<Host> known = hosts.find(arrival.id());
            if (known.isEmpty()) {
                hosts.insert(newHost(arrival, held, cause.at()));
                return new Welcome(0);
            }
            Host host = known.get().arrived(arrival).heldBy(held).seenAt(cause.at());
            presence.apply(transaction, host, new HostEvent.Arrived(), cause);
            return new Welcome(host.lastReport());
        });
    }

    /** The host's only stream ended. Not to be called for a stream that a newer one of the host has replaced. */
    public void disconnected(HostId id) {
        disconnected(id, _ -> true);
    }

    /** The host has no stream at this server any more; nothing happens when another server has one. */
    public void disconnected(HostId id, String server) {
        disconnected(id, host -> host.held().server().equals(server));
    }

    /** Hosts whose server runs no more are away, until they come to another one. */
    public void releaseOrphans() {
        store.read(transaction -> HostTable.in(transaction).orphans())
                .forEach(host -> disconnected(host.id(), host.held().server()));
    }

    private void disconnected(HostId id, Predicate<Host> concerned) {
        Cause cause = cause(id);
        store.write(transaction -> HostTable.in(transaction)
                .find(id)
                .filter(concerned)
                .map(host -> presence.apply(transaction, host.seenAt(cause.at()), new HostEvent.StreamEnded(), cause))
                .orElse(false));
    }

    /** As {@link #seen(HostId, Held)}, through whichever stream it has. */
    public void seen(HostId id) {
        store.read(transaction -> HostTable.in(transaction).find(id)).ifPresent(host -> seen(id, host.held()));
    }

    /**
     * Something came through the host's stream; to be called every few seconds while it is open.
     *
     * @return false when another stream speaks for the host now: then nothing was changed
     */
    public boolean seen(HostId id, Held held) {
        Cause cause = cause(id);
        Optional<Host> known =
                store.read(transaction -> HostTable.in(transaction).find(id));
        boolean speaks = known.filter(host -> host.held().equals(held)).isPresent();
        boolean due = known.filter(_ -> speaks)
                .filter(host -> host.status() != HostStatus.CONNECTED
                        || !host.lastSeen().plus(SEEN_EVERY).isAfter(cause.at()))
                .isPresent();
        if (due && store.write(transaction -> heard(transaction, id, held, cause))) {
            arrived.accept(id);
        }
        return speaks;
    }

    /**
     * As {@link #seen(HostId, Held)}, for all streams of one server at once, in a few statements however many they are.
     *
     * @param server by which they are all held
     * @return the hosts for which another stream speaks now
     */
    public Set<HostId> seen(String server, Map<HostId, Held> streams) {
        Instant now = surroundings.clock().instant();
        Set<HostId> taken = new HashSet<>(streams.keySet());
        List<HostId> due = new ArrayList<>();
        List<HostId> silent = new ArrayList<>();
        for (Host host : list()) {
            if (host.held().equals(streams.get(host.id()))) {
                taken.remove(host.id());
                if (host.status() != HostStatus.CONNECTED) {
                    silent.add(host.id());
                } else if (!host.lastSeen().plus(SEEN_EVERY).isAfter(now)) {
                    due.add(host.id());
                }
            }
        }
        if (!due.isEmpty()) {
            store.write(transaction -> {
                HostTable.in(transaction).seen(due, server, now);
                return true;
            });
        }
        silent.forEach(id -> seen(id, streams.getOrDefault(id, Held.BY_NOBODY)));
        return taken;
    }

    /**
     * Applies a report; one that is not newer than the last changes nothing.
     *
     * @return the highest number applied, to be acknowledged
     * @throws Refused NotFound for a host that never connected
     */
    public long apply(HostReport report) {
        return apply(report, _ -> true).orElseThrow();
    }

    /**
     * As {@link #apply(HostReport)}, through this stream.
     *
     * @return empty when another stream speaks for the host now: what this one still says is old news, and under a number
     *     that may mean another report by now
     */
    public OptionalLong apply(HostReport report, Held held) {
        return apply(report, host -> host.held().equals(held));
    }

    private OptionalLong apply(HostReport report, Predicate<Host> speaks) {
        Cause cause = cause(report.host());
        var outcome = store.write(transaction -> reports.apply(transaction, report, speaks, cause));
        if (outcome.isEmpty()) {
            return OptionalLong.empty();
        }
        var applied = outcome.get();
        if (applied.ordersWaiting()) {
            surroundings.ordersWaiting().accept(report.host());
        }
        if (applied.connected()) {
            arrived.accept(report.host());
        }
        return OptionalLong.of(applied.lastReport());
    }

    /** All that stands for a host's agent to do. */
    public Orders orders(HostId id) {
        return store.read(transaction -> new Orders(
                SessionTable.in(transaction).activating(id).stream()
                        .flatMap(Hosts::start)
                        .toList(),
                CondemnationTable.in(transaction).of(id)));
    }

    /** All that stands for all agents to do; a host that is not named has nothing. */
    public Map<HostId, Orders> allOrders() {
        return store.read(transaction -> {
            Map<HostId, List<StartOrder>> starts = SessionTable.in(transaction).activating().stream()
                    .collect(Collectors.groupingBy(
                            session -> session.place().host(),
                            Collectors.flatMapping(Hosts::start, Collectors.toList())));
            Map<HostId, List<Condemnation>> ends = CondemnationTable.in(transaction).list().stream()
                    .collect(Collectors.groupingBy(Condemnation::host));
            Map<HostId, Orders> orders = new HashMap<>();
            starts.forEach((host, some) -> orders.put(host, new Orders(some, ends.getOrDefault(host, List.of()))));
            ends.forEach((host, some) -> orders.putIfAbsent(host, new Orders(List.of(), some)));
            return orders;
        });
    }

    /**
     * Drains a host, or lets it be used again: a draining one gets no new instances and no new sessions, its idle
     * processes end, and matches are played to their end. Again changes nothing.
     *
     * @throws Refused NotFound
     */
    public Host drain(HostId id, boolean on, String actor) {
        Cause cause = surroundings.cause(actor);
        Host changed = store.write(transaction -> {
            Host host = require(transaction, id);
            return host.drains() == on ? host : drain(transaction, host, on, cause);
        });
        arrived.accept(id);
        return changed;
    }

    private Host drain(Transaction transaction, Host host, boolean on, Cause cause) {
        Host next = host.weighing(on ? 0 : Host.STANDARD_WEIGHT);
        HostTable.in(transaction).update(next);
        if (on) {
            VacancyTable.in(transaction).removeAll(host.id());
        } else if (host.status() == HostStatus.CONNECTED) {
            presence.offerAll(transaction, host.id(), cause);
        }
        cause.note(
                transaction,
                on ? EventCode.HOST_DRAINING : EventCode.HOST_UPDATED,
                on ? "it is being drained: no new instances and sessions" : "it is used again",
                Subjects.of(host.id()));
        return require(transaction, host.id());
    }

    /**
     * Takes a host that is no more out of the books; what happened there stays in the events.
     *
     * @throws Refused NotFound; Unavailable while it is connected or something of it is still waited for
     */
    public void forget(HostId id, String actor) {
        Cause cause = surroundings.cause(actor);
        store.write(transaction -> {
            Host host = require(transaction, id);
            boolean empty = ProcessTable.in(transaction).living(id).isEmpty();
            if (host.status() == HostStatus.CONNECTED || (host.status() == HostStatus.AWAY && !empty)) {
                throw Refused.unavailable("host " + id + " is " + host.status()
                        + (empty ? "" : " and has processes") + ": drain it, stop its agent, and forget it then; one"
                        + " that is away is LOST after host-lost-timeout");
            }
            DeploymentTable deployments = DeploymentTable.in(transaction);
            deployments.of(id).forEach(deployment -> deployments.remove(deployment.fleet(), id));
            HostTable.in(transaction).remove(id);
            cause.note(transaction, EventCode.HOST_FORGOTTEN, "it was taken out of the books", Subjects.of(id));
            return true;
        });
    }

    /**
     * What runs on a host.
     *
     * @param processes that are not gone
     * @param sessions that are reserved on them
     */
    public record Load(int processes, int sessions) {}

    public Load load(HostId id) {
        return store.read(transaction -> new Load(
                ProcessTable.in(transaction).living(id).size(),
                ReservationTable.in(transaction).of(id).size()));
    }

    public Optional<Host> find(HostId id) {
        return store.read(transaction -> HostTable.in(transaction).find(id));
    }

    /** @throws Refused NotFound */
    public Host require(HostId id) {
        return store.read(transaction -> require(transaction, id));
    }

    private static Host require(Transaction transaction, HostId id) {
        return HostTable.in(transaction)
                .find(id)
                .orElseThrow(
                        () -> Refused.notFound("host " + id + " is not known; OpengseListHosts names those that are"));
    }

    public List<Host> list() {
        return store.read(transaction -> HostTable.in(transaction).list());
    }

    /** How far a fleet's package is deployed, by host. */
    public List<Deployment> deployments(FleetId fleet) {
        return store.read(transaction -> DeploymentTable.in(transaction).of(fleet));
    }

    private boolean heard(Transaction transaction, HostId id, Held held, Cause cause) {
        Host host = HostTable.in(transaction).find(id).orElseThrow();
        if (!host.held().equals(held)) {
            return false;
        }
        boolean connected = presence.apply(transaction, host.seenAt(cause.at()), new HostEvent.Heard(), cause);
        if (connected) {
            presence.offerAll(transaction, id, cause);
        }
        return connected;
    }

    private static Stream<StartOrder> start(GameSession session) {
        Instant activateBy = session.times().activateBy();
        return activateBy == null
                ? Stream.empty()
                : Stream.of(new StartOrder(
                        session.place().process(), session.place().assignment(), session, activateBy));
    }

    private static Host newHost(Arrival arrival, Held held, Instant now) {
        return new Host(
                arrival.id(),
                arrival.traits(),
                arrival.address(),
                HostStatus.AWAY,
                Host.STANDARD_WEIGHT,
                arrival.room(),
                0,
                0,
                now,
                held,
                1);
    }

    private Cause cause(HostId id) {
        return surroundings.cause("host " + id);
    }
}
