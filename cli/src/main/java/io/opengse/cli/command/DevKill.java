package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "kill", description = "Kills a process without a word, as a crash would.")
final class DevKill implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final DevOptions dev = new DevOptions();

    @Parameters(index = "0", paramLabel = "PROCESS", description = "Its id, as gse process list shows it.")
    private String process = "";

    DevKill(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        dev.run(
                surroundings,
                "kills " + process + " and whatever it hosts",
                "OpengseKillProcess",
                CloudApi.parameters().put("ProcessId", process));
    }
}
