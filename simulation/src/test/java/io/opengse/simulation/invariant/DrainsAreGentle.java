package io.opengse.simulation.invariant;

import io.opengse.engine.host.Host;
import io.opengse.engine.id.HostId;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.session.GameSession;
import io.opengse.simulation.world.Broken;
import io.opengse.simulation.world.World;

/** What a drain promises once it is acknowledged: nothing new comes to the host, and no match on it is ended by it. */
final class DrainsAreGentle implements Invariant {
    private final World world;

    DrainsAreGentle(World world) {
        this.world = world;
    }

    @Override
    public void check(Books before, Books now) {
        for (Host host : now.hosts().values()) {
            if (world.drains().stands(host.id())) {
                Broken.unless(host.drains(), () -> "a host is drained until it is told otherwise, but not " + host);
                nothingNew(before, now, host.id());
                matchesGoOn(before, now, host.id());
            }
        }
    }

    private static void nothingNew(Books before, Books now, HostId host) {
        now.vacancies()
                .forEach(vacancy -> Broken.unless(
                        !vacancy.host().equals(host),
                        () -> "nothing of a host that is drained is on offer, but " + vacancy));
        for (GameSession session : now.sessions().values()) {
            Broken.unless(
                    !session.place().host().equals(host) || before.sessions().containsKey(session.id()),
                    () -> "a host that is drained gets no new session, but " + session);
        }
        for (Instance instance : now.instances().values()) {
            Instance was = before.instances().get(instance.id());
            Broken.unless(
                    !stays(instance, host) || (was != null && stays(was, host)),
                    () -> "a host that is drained gets no new instance, but " + was + " became " + instance);
        }
    }

    private static boolean stays(Instance instance, HostId host) {
        return host.equals(instance.host()) && instance.status() != InstanceStatus.DRAINING;
    }

    private static void matchesGoOn(Books before, Books now, HostId host) {
        for (Condemnation order : now.condemnations().values()) {
            boolean scaledIn = order.host().equals(host)
                    && order.reason() == EndReason.SCALED_IN
                    && !before.condemnations().containsKey(order.process());
            if (scaledIn && before.sessionOf(order.process()).isPresent()) {
                now.sessionOf(order.process()).ifPresent(session -> mustBeOfDeleted(now, order, session));
            }
        }
    }

    private static void mustBeOfDeleted(Books now, Condemnation order, GameSession session) {
        Broken.unless(
                now.fleets().get(session.place().fleet()).status().ending(),
                () -> "on a host that is drained matches are played to their end, but " + order + " is against "
                        + session);
    }
}
