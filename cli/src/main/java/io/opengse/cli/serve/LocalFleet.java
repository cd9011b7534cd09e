package io.opengse.cli.serve;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.FleetStatus;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The one fleet of gse local: without a folder, it launches nothing and lives of the processes that people start. */
public final class LocalFleet {
    private static final String NAME = "local";

    private LocalFleet() {}

    /** Creates it at the first start. */
    public static void ensure(Engine engine) {
        boolean there =
                engine.fleets().named(NAME).stream().anyMatch(fleet -> fleet.status() != FleetStatus.TERMINATED);
        if (!there) {
            FleetDescription description =
                    new FleetDescription(NAME, "Processes that people start themselves", "", "", "localhost", Map.of());
            RuntimeConfiguration runtime = new RuntimeConfiguration(
                    List.of(new ServerProcess("started-by-hand", "", 1)), Duration.ofSeconds(600), 0);
            engine.fleets()
                    .create(
                            new NewFleet(
                                    description,
                                    runtime,
                                    Protection.NONE,
                                    new CreationLimit(0, Duration.ofMinutes(3)),
                                    List.of()),
                            "gse local");
        }
    }
}
