package io.opengse.engine.instance;

import io.opengse.engine.event.Cause;
import io.opengse.engine.event.EventCode;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetTable;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostTable;
import io.opengse.engine.id.InstanceId;
import io.opengse.engine.process.ProcessTable;
import io.opengse.engine.session.ReservationTable;
import io.opengse.engine.store.Transaction;
import java.util.List;
import java.util.stream.Stream;

/**
 * What somebody must know who makes a host for each instance of certain fleets, and what he may say of one that waits.
 * Called by the rounds of such a provider; decides nothing.
 */
public final class MadeHosts {
    /** How the reason begins of an instance for which a host is being made. */
    public static final String WAITING = "waits for its pod";

    private static final int MOST_FLEETS = 100_000;

    private final Surroundings surroundings;
    private final Sizing sizing;

    public MadeHosts(Surroundings surroundings, Sizing sizing) {
        this.surroundings = surroundings;
        this.sizing = sizing;
    }

    /** An instance that is not over, of a fleet whose hosts are made for it. */
    public record Wanted(Instance instance, Fleet fleet, InstanceType type) {}

    /**
     * A host that was made for one instance.
     *
     * @param processes that are not gone
     * @param sessions that are reserved there
     */
    public record Made(Host host, InstanceId instance, int processes, int sessions) {}

    /** Both at one moment. */
    public record Picture(List<Wanted> wanted, List<Made> made) {
        public Picture {
            wanted = List.copyOf(wanted);
            made = List.copyOf(made);
        }
    }

    public Picture picture() {
        return surroundings.store().read(transaction -> new Picture(wanted(transaction), made(transaction)));
    }

    /** Says why an instance waits, once for each reason; nothing when it does not wait. */
    public void waits(InstanceId id, String why, String actor) {
        String reason = why.isEmpty() ? WAITING : WAITING + ": " + why;
        boolean news = surroundings
                .store()
                .read(transaction -> InstanceTable.in(transaction).find(id))
                .filter(instance -> isNews(instance, reason))
                .isPresent();
        if (news) {
            Cause cause = surroundings.cause(actor);
            surroundings.store().write(transaction -> {
                InstanceTable.in(transaction)
                        .find(id)
                        .filter(instance -> isNews(instance, reason))
                        .ifPresent(instance -> write(transaction, instance.because(reason), cause));
                return true;
            });
        }
    }

    /**
     * No host can be made for an instance any more, as when a pod of its name stays behind on a node that is gone: it is over,
     * and its fleet gets another in the next sweep. Nothing when it is on a host meanwhile.
     *
     * @param why in plain words, for its event
     */
    public void giveUp(InstanceId id, String why, String actor) {
        Cause cause = surroundings.cause(actor);
        surroundings
                .store()
                .write(transaction -> InstanceTable.in(transaction)
                        .find(id)
                        .map(instance ->
                                InstanceTransitions.apply(transaction, instance, new InstanceEvent.GivenUp(why), cause))
                        .orElse(false));
    }

    private static boolean isNews(Instance instance, String reason) {
        return instance.status() == InstanceStatus.PENDING && !instance.reason().equals(reason);
    }

    private static void write(Transaction transaction, Instance instance, Cause cause) {
        InstanceTable.in(transaction).update(instance);
        String message = "instance " + instance.id() + " " + instance.reason();
        cause.note(transaction, EventCode.INSTANCE_PENDING, message, InstanceTransitions.about(instance));
    }

    private List<Wanted> wanted(Transaction transaction) {
        return FleetTable.in(transaction).list(0, MOST_FLEETS).stream()
                .filter(fleet -> Provider.of(fleet.description(), sizing.provider()) == Provider.KUBERNETES)
                .flatMap(fleet -> wanted(transaction, fleet))
                .toList();
    }

    private Stream<Wanted> wanted(Transaction transaction, Fleet fleet) {
        InstanceType type = sizing.named(fleet.description().instanceType());
        return InstanceTable.in(transaction).living(fleet.id()).stream()
                .map(instance -> new Wanted(instance, fleet, type));
    }

    private static List<Made> made(Transaction transaction) {
        return HostTable.in(transaction).list().stream()
                .flatMap(host -> host.traits().madeFor().stream().map(instance -> made(transaction, host, instance)))
                .toList();
    }

    private static Made made(Transaction transaction, Host host, InstanceId instance) {
        return new Made(
                host,
                instance,
                ProcessTable.in(transaction).living(host.id()).size(),
                ReservationTable.in(transaction).of(host.id()).size());
    }
}
