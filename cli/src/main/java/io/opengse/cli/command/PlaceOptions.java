package io.opengse.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command that works on the folder itself, not through a server, finds it. */
final class PlaceOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:GSE_DATA:-.gse}",
            description = "Folder of the installation (default: .gse, or GSE_DATA).")
    Path data = Path.of(".gse");

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;
}
