package io.opengse.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "version", description = "Says which version this is.")
final class VersionCommand implements Runnable {
    private final Console console;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    VersionCommand(Surroundings surroundings) {
        this.console = surroundings.console();
    }

    @Override
    public void run() {
        String java = System.getProperty("java.vendor", "") + " " + System.getProperty("java.runtime.version", "");
        if (json) {
            ObjectNode document = CloudApi.parameters();
            console.document(document.put("Version", Version.ofThis()).put("Java", java.strip()));
        } else {
            console.say("gse " + Version.ofThis() + "  (JDK " + java.strip() + ")");
        }
    }
}
