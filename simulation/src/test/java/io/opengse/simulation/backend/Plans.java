package io.opengse.simulation.backend;

import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.simulation.world.Chances;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What fleets are to run: one or two kinds of processes, few of each, changing now and then. */
public final class Plans {
    private final Chances chances;

    public Plans(Chances chances) {
        this.chances = chances;
    }

    public NewFleet fleet(int number) {
        Map<String, String> tags =
                chances.in(0.2) ? Map.of(FleetDescription.EMPTY_SESSION_MINUTES, "1") : Map.of();
        return new NewFleet(
                new FleetDescription("fleet " + number, "", "/srv/game", "", "localhost", tags),
                first(number),
                Protection.NONE,
                chances.in(0.8) ? new CreationLimit(0, Duration.ofMinutes(3)) : CreationLimit.STANDARD,
                List.of());
    }

    private RuntimeConfiguration first(int number) {
        return runtime(List.of(new ServerProcess("bin/game-" + number, "--kind 1", chances.between(1, 3))));
    }

    /** Sometimes with other processes, sometimes with more or fewer of the same. */
    public RuntimeConfiguration another(Fleet fleet) {
        List<ServerProcess> entries = new ArrayList<>();
        for (ServerProcess entry : fleet.runtime().serverProcesses()) {
            entries.add(new ServerProcess(entry.launchPath(), parameters(entry), chances.between(1, 3)));
        }
        if (chances.in(0.3)) {
            String path = chances.in(0.2) ? "bin/missing" : entries.getFirst().launchPath();
            entries.add(new ServerProcess(path, "--kind 3", 1));
        }
        return runtime(entries);
    }

    /** One kind that can be started. */
    public RuntimeConfiguration good(Fleet fleet) {
        return new RuntimeConfiguration(
                List.of(new ServerProcess("bin/good", "--fleet " + fleet.id(), 2)), Duration.ofSeconds(30), 0);
    }

    private String parameters(ServerProcess entry) {
        return chances.in(0.6) ? entry.parameters() : "--kind " + chances.between(1, 2);
    }

    private RuntimeConfiguration runtime(List<ServerProcess> entries) {
        return new RuntimeConfiguration(
                entries, Duration.ofSeconds(chances.between(8, 40)), chances.in(0.3) ? chances.between(1, 2) : 0);
    }
}
