package io.opengse.simulation.invariant;

import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.host.Host;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.id.FleetId;
import io.opengse.engine.instance.FleetCapacity;
import io.opengse.engine.instance.Instance;
import io.opengse.engine.instance.InstanceStatus;
import io.opengse.simulation.world.Broken;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An instance comes only to a host that is what its fleet asks for at that moment. Labels that change later move nothing:
 * what is there stays until it is one too many.
 */
final class InstancesSuitTheirHosts implements Invariant {
    @Override
    public void check(Books before, Books now) {
        for (Instance instance : now.instances().values()) {
            Instance was = before.instances().get(instance.id());
            boolean comes =
                    instance.host() != null && (was == null || !instance.host().equals(was.host()));
            if (comes && !drains(instance)) { // what was over drains where it is found
                comesToOneThatSuits(before, now, instance);
            } else if (was != null && drains(instance) && !drains(was)) {
                goesForAReason(before, now, instance);
            }
        }
    }

    private static void comesToOneThatSuits(Books before, Books now, Instance instance) {
        Host is = now.hosts().get(instance.host());
        Fleet fleet = now.fleets().get(instance.fleet());
        Broken.unless(
                suits(is, fleet.description())
                        || suits(before.hosts().get(instance.host()), fleet.description()), // it may have changed since
                () -> "an instance comes only to a host that is what its fleet asks for, but " + instance + " of "
                        + fleet.description() + " came to " + is);
    }

    private static void goesForAReason(Books before, Books now, Instance instance) {
        Host host = now.hosts().get(instance.host());
        boolean alone = host == null || host.drains() || host.status() != HostStatus.CONNECTED;
        Broken.unless(
                alone
                        || now.fleets().get(instance.fleet()).status().ending()
                        || before.staying(instance.fleet()).size() > wanted(before, now, instance.fleet()),
                () -> "labels that change move nothing, but " + instance + " goes though it is not one too many: "
                        + now.capacities().get(instance.fleet()));
    }

    private static int wanted(Books before, Books now, FleetId fleet) {
        FleetCapacity is = now.capacities().get(fleet);
        FleetCapacity was = before.capacities().getOrDefault(fleet, is);
        return is == null ? 0 : Math.min(was.desired(), is.desired());
    }

    private static boolean suits(@Nullable Host host, FleetDescription fleet) {
        if (host == null) {
            return false;
        }
        String type = host.traits().instanceType();
        boolean labelled = Arrays.stream(
                        fleet.tags().getOrDefault(FleetDescription.HOSTS, "").split(","))
                .map(String::strip)
                .filter(wish -> !wish.isEmpty())
                .allMatch(wish -> meets(host, wish));
        return labelled && (type.isEmpty() || type.equals(fleet.instanceType()));
    }

    private static boolean meets(Host host, String wish) {
        if (wish.startsWith("region=")) {
            return wish.equals("region=" + host.traits().region());
        }
        return host.traits().labels().entrySet().stream()
                .anyMatch(label -> wish.equals(label.getKey()) || wish.equals(label.getKey() + "=" + label.getValue()));
    }

    private static boolean drains(Instance instance) {
        return instance.status() == InstanceStatus.DRAINING;
    }
}
