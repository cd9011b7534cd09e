package io.opengse.simulation.invariant;

import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.engine.process.Condemnation;
import io.opengse.engine.process.EndReason;
import io.opengse.engine.process.GameProcess;
import io.opengse.simulation.world.Broken;
import org.jspecify.annotations.Nullable;

/** Instances are made because they are missing, and go because they are too many, lost, or their fleet is deleted. */
final class InstancesComeAndGo implements Invariant {
    @Override
    public void check(Books before, Books now) {
        now.capacities().values().forEach(capacity -> noneTooMany(before, now, capacity));
        for (Instance was : before.instances().values()) {
            Instance is = now.instances().get(was.id());
            if (is == null) {
                ended(before, now, was);
            } else if (draining(is) && !draining(was)) {
                chosen(before, now, was);
            } else if (draining(was) && !draining(is)) {
                kept(before, was);
            }
        }
        now.condemnations().values().forEach(order -> onlyOfDraining(now, order));
    }

    private static void noneTooMany(Books before, Books now, FleetCapacity capacity) {
        int had = before.staying(capacity.fleet()).size();
        int has = now.staying(capacity.fleet()).size();
        FleetCapacity was = before.capacities().getOrDefault(capacity.fleet(), capacity);
        Broken.unless(
                has <= had
                        || has <= Math.max(was.desired(), capacity.desired()), // one sweep makes, and then wants fewer
                () -> "instances are made when they are missing, but there were " + had + " and are " + has + ", and "
                        + capacity + " is wanted");
    }

    private static void ended(Books before, Books now, Instance was) {
        boolean lost = lost(now, was);
        Broken.unless(
                draining(was) || lost || before.processesOf(was.id()).isEmpty(),
                () -> "an instance drains before it ends, but " + was + " is gone at once, though it had "
                        + before.processesOf(was.id()));
        Broken.unless(
                lost || now.processesOf(was.id()).isEmpty(),
                () -> "an instance ends when nothing of it runs, but " + was + " still has "
                        + now.processesOf(was.id()));
    }

    private static void chosen(Books before, Books now, Instance was) {
        if (hostDrains(now, was)) {
            return; // then nobody chooses
        }
        boolean deleting = deleting(now, was.fleet());
        Broken.unless(deleting || !was.reserved(), () -> "scale-in never chooses a reserved one, but " + was);
        long sessions = before.sessionsOf(was.id());
        now.staying(was.fleet()).stream()
                .filter(stays -> !stays.reserved() && !deleting)
                .filter(stays -> !lost(now, stays)) // the same sweep may have ended its sessions a moment later
                .forEach(stays -> Broken.unless(
                        now.sessionsOf(stays.id()) >= sessions,
                        () -> "the least loaded one goes, but " + was + " with " + sessions + " sessions went before "
                                + stays));
    }

    private static void kept(Books before, Instance was) {
        before.processesOf(was.id())
                .forEach(process -> Broken.unless(
                        !before.condemnations().containsKey(process.id()),
                        () -> "an instance stays only when none of it was told to end, but " + was + " stays and "
                                + process + " was"));
    }

    private static void onlyOfDraining(Books now, Condemnation order) {
        GameProcess process = now.processes().get(order.process());
        @Nullable
        Instance instance = process == null || process.instance() == null
                ? null
                : now.instances().get(process.instance());
        Broken.unless(
                order.reason() != EndReason.SCALED_IN || instance == null || draining(instance),
                () -> "only what drains is scaled in, but " + order + " is against " + process + " of " + instance);
    }

    private static boolean draining(Instance instance) {
        return instance.status() == InstanceStatus.DRAINING;
    }

    private static boolean lost(Books now, Instance instance) {
        Host host = instance.host() == null ? null : now.hosts().get(instance.host());
        return host != null && host.status() == HostStatus.LOST;
    }

    private static boolean hostDrains(Books now, Instance instance) {
        Host host = instance.host() == null ? null : now.hosts().get(instance.host());
        return host != null && host.drains();
    }

    private static boolean deleting(Books now, FleetId fleet) {
        FleetStatus status = now.fleets().get(fleet).status();
        return status == FleetStatus.DELETING || status == FleetStatus.TERMINATED;
    }
}
