package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "end",
        description = "Calls OnProcessTerminate with a deadline of your choosing, whatever protects the process.")
final class DevEnd implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final DevOptions dev = new DevOptions();

    @Parameters(index = "0", paramLabel = "PROCESS", description = "Its id, as gse process list shows it.")
    private String process = "";

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "Its terminationTime from now on, after which it is killed (default: ${DEFAULT-VALUE}).")
    private String within = "30s";

    DevEnd(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        long seconds = Since.seconds(within);
        dev.run(
                surroundings,
                "tells " + process + " to end within " + seconds + " s and kills it then",
                "OpengseTellProcessToEnd",
                CloudApi.parameters().put("ProcessId", process).put("WithinSeconds", seconds));
    }
}
