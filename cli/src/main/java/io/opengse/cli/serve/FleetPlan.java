package io.opengse.cli.serve;

import io.opengse.cli.fleetfile.FleetFile;
import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetChange;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.PortRules;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes the engine have the fleets that fleet files describe: by name, so that a restart finds its fleet again. */
public final class FleetPlan {
    private static final String ACTOR = "gse up";

    private final Engine engine;

    public FleetPlan(Engine engine) {
        this.engine = engine;
    }

    /**
     * What became of a fleet file.
     *
     * @param changes in words, what was changed; empty when all was so already
     */
    public record Outcome(FleetId fleet, List<String> changes) {}

    /** Creates the fleet, or changes what differs. A later processes' start uses the new configuration. */
    public Outcome apply(FleetFile file) {
        return engine.fleets().named(file.description().name()).stream()
                .filter(fleet -> fleet.status() != FleetStatus.TERMINATED)
                .findFirst()
                .map(fleet -> changed(fleet, file))
                .orElseGet(() -> created(file));
    }

    private Outcome created(FleetFile file) {
        Fleet fleet = engine.fleets()
                .create(
                        new NewFleet(
                                file.description(),
                                file.runtime(),
                                file.protection(),
                                file.creationLimit(),
                                file.ports()),
                        ACTOR);
        return new Outcome(fleet.id(), List.of("created as " + fleet.id()));
    }

    private Outcome changed(Fleet fleet, FleetFile file) {
        List<String> changes = new ArrayList<>();
        if (!fleet.runtime().equals(file.runtime())) {
            engine.runtimes().update(fleet.id(), file.runtime(), ACTOR);
            changes.add("runtime configuration: " + counts(file));
        }
        if (!fleet.protection().equals(file.protection())) {
            engine.fleets().updateProtection(fleet.id(), file.protection(), ACTOR);
            changes.add("protection: " + file.protection().policy().wireName());
        }
        if (!fleet.creationLimit().equals(file.creationLimit())
                || !fleet.description().text().equals(file.description().text())) {
            String text = file.description().text();
            FleetChange change = new FleetChange(null, text, null, null, file.creationLimit());
            engine.fleetChanges().update(fleet.id(), change, ACTOR);
            changes.add("description and creation limit");
        }
        if (!file.ports().isEmpty() && !Set.copyOf(fleet.ports()).equals(Set.copyOf(file.ports()))) {
            engine.fleetChanges().updatePorts(fleet.id(), file.ports(), without(fleet.ports(), file.ports()), ACTOR);
            changes.add("ports: " + PortRules.words(file.ports()));
        }
        if (!sameGame(fleet.description(), file.description())) {
            changes.add("not applied: Directory, InstanceType and Tags of a fleet stay as they are; for others give the"
                    + " fleet another Name");
        }
        return new Outcome(fleet.id(), changes);
    }

    private static List<InboundPermission> without(List<InboundPermission> ports, List<InboundPermission> kept) {
        return ports.stream().filter(port -> !kept.contains(port)).toList();
    }

    private static boolean sameGame(FleetDescription fleet, FleetDescription file) {
        return fleet.directory().equals(file.directory())
                && fleet.instanceType().equals(file.instanceType())
                && fleet.tags().equals(file.tags());
    }

    private static String counts(FleetFile file) {
        return file.runtime().serverProcesses().stream()
                        .mapToInt(ServerProcess::concurrentExecutions)
                        .sum()
                + " processes";
    }
}
