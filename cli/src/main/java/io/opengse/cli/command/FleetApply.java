package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import io.opengse.cli.fleetfile.Declaration;
import io.opengse.cli.fleetfile.FleetFileReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "apply",
        description =
                "Makes a fleet be as a fleet file declares it: creates it, or changes what differs, and tells what."
                        + " Applied again it changes nothing. The fleet is the one its Alias leads to, else the one of its Name.",
        footer = {"", "Ends with 0, with --dry-run with 3 when something would change."})
final class FleetApply implements Callable<Integer> {
    private static final int WOULD_CHANGE = 3;

    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description =
                    "The fleet file: CreateFleet's own keys; AssetId, Asset (NAME:VERSION), Package (a folder, pushed"
                            + " whenever its content has changed) or Directory (a folder, run in place); and Alias,"
                            + " Capacity, ScalingPolicies.")
    private Path file = Path.of("fleet.yaml");

    @Option(names = "--dry-run", description = "Only tell what would change.")
    private boolean dryRun;

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            defaultValue = "",
            description = "The alias that shall lead to the fleet (default: as the file says).")
    private String alias = "";

    @Option(
            names = "--new-version",
            description =
                    "Create a new fleet beside the one there is, wait until it is ACTIVE, and lead the alias to it;"
                            + " sessions of the old fleet stay there until they end.")
    private boolean newVersion;

    FleetApply(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Declaration read = FleetFileReader.readDeclaration(file);
        Optional<PackedFolder> packed = PackedFolder.of(read);
        Declaration led = alias.isEmpty() ? read : read.ledToBy(alias);
        Declaration declared =
                packed.map(folder -> led.runningFrom(folder.label())).orElse(led);
        if (newVersion && declared.alias().isEmpty()) {
            throw new Usage("a new version needs an alias that is led to it", "say Alias in the file, or --alias NAME");
        }
        declared.fleet().warnings().forEach(warning -> surroundings.console().aside(warning.toString()));
        try (CloudApi api = options.connect(surroundings)) {
            Application application = new Application(api, surroundings, declared, dryRun);
            Optional<JsonNode> living = living(api, declared);
            Optional<String> edited = packed.flatMap(folder -> living.flatMap(fleet -> folder.otherOf(api, fleet)));
            boolean beside = newVersion || edited.isPresent();
            edited.ifPresent(now -> application.tell("~ content of the package: " + now + " → " + declared.asset()));
            if (beside && declared.alias().isEmpty()) {
                throw new Failure(
                        "the content of the folder has changed, and a fleet keeps its package",
                        remedy(declared) + "; an alias in the file makes that happen by itself");
            }
            String id = living.isPresent() && !beside
                    ? application.changed(living.get(), remedy(declared))
                    : application.created(packed);
            living.filter(_ -> beside && !dryRun).ifPresent(this::tellOfTheOld);
            List<String> told = application.told();
            answer(id, told);
            return dryRun && !told.isEmpty() ? WOULD_CHANGE : 0;
        }
    }

    private void answer(String id, List<String> told) {
        ObjectNode document = CloudApi.parameters().put("FleetId", id).put("DryRun", dryRun);
        told.forEach(document.putArray("Changes")::add);
        if (!options.answeredAsJson(surroundings.console(), document)) {
            told.forEach(surroundings.console()::say);
            surroundings
                    .console()
                    .aside(
                            told.isEmpty()
                                    ? "nothing to change"
                                    : dryRun ? "nothing was changed (--dry-run)" : "applied");
        }
    }

    /** The fleet that is to be changed: the alias says, else the name. */
    private static Optional<JsonNode> living(CloudApi api, Declaration declared) {
        String led = declared.alias().isEmpty()
                ? ""
                : KnownAliases.find(api, declared.alias())
                        .map(alias -> Answers.text(alias.path("RoutingStrategy"), "FleetId"))
                        .orElse("");
        List<JsonNode> fleets = Known.fleets(api).stream()
                .filter(fleet -> !Answers.text(fleet, "Status").matches("DELETING|TERMINATED"))
                .toList();
        String name = declared.fleet().description().name();
        List<JsonNode> named = fleets.stream()
                .filter(fleet ->
                        Answers.text(fleet, led.isEmpty() ? "Name" : "FleetId").equals(led.isEmpty() ? name : led))
                .toList();
        if (named.size() > 1) {
            throw new Failure(
                    named.size() + " fleets are called \"" + name + "\"",
                    "say by Alias (in the file, or --alias NAME) which of them is meant");
        }
        return named.stream().findFirst();
    }

    private String remedy(Declaration declared) {
        return "create a new fleet and switch the alias: gse fleet apply -f " + file
                + (declared.alias().isEmpty() ? " --alias NAME" : "") + " --new-version";
    }

    private void tellOfTheOld(JsonNode old) {
        String id = Answers.text(old, "FleetId");
        surroundings
                .console()
                .aside("the old fleet " + id + " stays with its sessions; once they are over: gse fleet delete " + id);
    }
}
