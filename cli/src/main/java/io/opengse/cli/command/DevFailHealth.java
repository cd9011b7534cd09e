package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "fail-health",
        description = "Has the next health checks of a process fail without its game being asked.")
final class DevFailHealth implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final DevOptions dev = new DevOptions();

    @Parameters(index = "0", paramLabel = "PROCESS", description = "Its id, as gse process list shows it.")
    private String process = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "So many of them; 0: no more from now on (default: ${DEFAULT-VALUE}).")
    private int count = 1;

    DevFailHealth(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        dev.run(
                surroundings,
                "has the next " + count + " health checks of " + process + " fail",
                "OpengseFailHealthChecks",
                CloudApi.parameters().put("ProcessId", process).put("Count", count));
    }
}
