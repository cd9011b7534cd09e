package io.opengse.cli.serve;

import io.opengse.engine.Engine;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.process.GameProcess;
import io.opengse.engine.process.ProcessStatus;

/**
 * How many processes of a fleet are ready.
 *
 * @param ready called ProcessReady and are healthy
 */
record Readiness(String fleet, int ready, int wanted) {
    private static final int MOST = 1000;

    static Readiness of(Engine engine, WatchedFleet fleet) {
        int ready = 0;
        for (GameProcess process : engine.processes().list(fleet.id(), true, null, MOST)) {
            ready += process.status() == ProcessStatus.ACTIVE && process.healthy() ? 1 : 0;
        }
        int wanted = fleet.file().runtime().serverProcesses().stream()
                .mapToInt(ServerProcess::concurrentExecutions)
                .sum();
        return new Readiness(fleet.file().description().name(), ready, wanted);
    }

    boolean complete() {
        return ready >= wanted;
    }

    @Override
    public String toString() {
        return (complete() ? Integer.toString(ready) : ready + " of " + wanted)
                + (wanted == 1 ? " process" : " processes") + " of fleet \"" + fleet
                + "\" ready";
    }
}
