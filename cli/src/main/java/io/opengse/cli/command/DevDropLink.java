package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "drop-link", description = "Has the agent of a host hang up and come again later; its games go on.")
final class DevDropLink implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final DevOptions dev = new DevOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "HOST",
            defaultValue = "",
            description = "Its id (default: the only one there is).")
    private String host = "";

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            defaultValue = "10s",
            description = "How long it stays away, at most 10m (default: ${DEFAULT-VALUE}).")
    private String time = "10s";

    DevDropLink(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        long seconds = Since.seconds(time);
        dev.run(
                surroundings,
                "drops the link of " + (host.isEmpty() ? "the only host" : host) + " for " + seconds + " s",
                "OpengseDropAgentLink",
                CloudApi.parameters().put("HostId", host).put("ForSeconds", seconds));
    }
}
