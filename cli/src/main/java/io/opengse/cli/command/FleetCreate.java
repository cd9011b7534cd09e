package io.opengse.cli.command;

import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.fleetfile.Declaration;
import io.opengse.cli.fleetfile.FleetFileReader;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "create",
        description =
                "Creates a fleet from a fleet file, even when there is one of its name; see also gse fleet apply.")
final class FleetCreate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The fleet file: CreateFleet's own keys, with AssetId, Asset (NAME:VERSION) or Directory.")
    private Path file = Path.of("fleet.yaml");

    @Option(names = "--wait", description = "Come back when it is ACTIVE.")
    private boolean wait;

    FleetCreate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Declaration declared = FleetFileReader.readDeclaration(file);
        declared.fleet().warnings().forEach(warning -> surroundings.console().aside(warning.toString()));
        try (CloudApi api = options.connect(surroundings)) {
            FleetMaker maker = new FleetMaker(api, surroundings);
            String id = maker.create(declared);
            if (wait) {
                maker.awaitActive(id);
            }
            if (!options.answeredAsJson(
                    surroundings.console(), CloudApi.parameters().put("FleetId", id))) {
                surroundings.console().say(id);
            }
        }
    }
}
