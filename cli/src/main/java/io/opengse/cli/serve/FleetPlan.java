package io.opengse.cli.serve;

import io.opengse.cli.fleetfile.FleetFile;
import io.opengse.engine.Engine;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.FleetId;
import java.util.ArrayList;
import java.util.List;

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
        boolean rest = fleet.description().equals(file.description())
                && fleet.creationLimit().equals(file.creationLimit())
                && fleet.ports().equals(file.ports());
        if (!rest) {
            changes.add("not applied: only RuntimeConfiguration and protection can be changed; for the rest give the"
                    + " fleet another Name");
        }
        return new Outcome(fleet.id(), changes);
    }

    private static String counts(FleetFile file) {
        return file.runtime().serverProcesses().stream()
                        .mapToInt(ServerProcess::concurrentExecutions)
                        .sum()
                + " processes";
    }
}
