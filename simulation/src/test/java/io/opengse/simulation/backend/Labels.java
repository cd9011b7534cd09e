package io.opengse.simulation.backend;

import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.host.HostTraits;
import io.opengse.simulation.host.Host;
import io.opengse.simulation.world.Chances;
import io.opengse.simulation.world.Progress.Counted;
import io.opengse.simulation.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The operator who says what kind of host each is, in every tenth world: fleets ask there for hosts of some kind, and he
 * changes his mind. What he writes down counts from the next start of the host's agent.
 */
public final class Labels {
    /** Of a host that serves every fleet of every world. */
    public static final HostTraits FOR_ALL = new HostTraits("local", "", Map.of("zone", "a", "disk", "ssd"));

    private static final int EVERY = 10;
    private static final int ONE = 3;
    private static final long SALT = 0x6C61_6265_6C73L;
    private static final List<String> WISHES =
            List.of("zone=a", "disk", "zone=a, disk=ssd", " disk , region=local", "region=local", "");

    private final World world;
    private final Chances chances; // of its own, so that worlds without labels tell the story they always told
    private final Map<String, HostTraits> written = new HashMap<>();

    public Labels(World world) {
        this.world = world;
        this.chances = new Chances(world.seed() ^ SALT);
    }

    private boolean happen() {
        return world.seed() % EVERY == ONE;
    }

    /** The same fleet, which asks for hosts of some kind. */
    public NewFleet asking(NewFleet plan) {
        if (!happen()) {
            return plan;
        }
        FleetDescription as = plan.description();
        Map<String, String> tags = new TreeMap<>(as.tags());
        tags.put(FleetDescription.HOSTS, chances.pick(WISHES));
        return new NewFleet(
                new FleetDescription(as.name(), as.text(), as.directory(), as.assetId(), as.instanceType(), tags),
                plan.runtime(),
                plan.protection(),
                plan.creationLimit(),
                plan.ports());
    }

    /** What is written down of this host now. */
    public HostTraits of(Host host) {
        return happen() ? written.computeIfAbsent(host.name(), _ -> any()) : HostTraits.in("local");
    }

    private HostTraits any() {
        Map<String, String> labels = new TreeMap<>();
        if (chances.in(0.8)) {
            labels.put("zone", chances.in(0.7) ? "a" : "b");
        }
        if (chances.in(0.7)) {
            labels.put("disk", chances.in(0.7) ? "ssd" : "hdd");
        }
        String type = chances.in(0.7) ? "" : chances.in(0.6) ? "localhost" : "S5.LARGE8";
        return new HostTraits(chances.in(0.85) ? "local" : "far", type, labels);
    }

    public void begin() {
        if (happen()) {
            again();
        }
    }

    private void again() {
        world.agenda().after(chances.seconds(3, 30), "operator", "labels a host, perhaps", () -> {
            if (world.stormy()) {
                label(chances.pick(world.hosts()), any());
                again();
            }
        });
    }

    /** In calm weather: every host serves every fleet. */
    public void settle() {
        if (happen()) {
            world.hosts().forEach(host -> label(host, FOR_ALL));
        }
    }

    private void label(Host host, HostTraits traits) {
        world.trace(host, "is labelled " + traits);
        world.progress().count(Counted.HOSTS_LABELLED);
        written.put(host.name(), traits);
        if (chances.in(0.5) && world.stormy()) {
            host.stopAgent(true);
        } else {
            host.killAgent("its labels changed");
        }
    }
}
