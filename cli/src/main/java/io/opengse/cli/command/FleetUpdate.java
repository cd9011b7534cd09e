package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Usage;
import io.opengse.cli.fleetfile.FleetFileReader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "update",
        description =
                "Changes how a fleet's processes are run: idle processes change at once, those that host a session"
                        + " when it ends.")
final class FleetUpdate implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", paramLabel = "FLEET", description = "Its id or name.")
    private String fleet = "";

    @Option(names = "--file", paramLabel = "FILE", description = "Take the RuntimeConfiguration of this fleet file.")
    private @Nullable Path file;

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "-1",
            description = "Run so many copies (a fleet with one kind of process).")
    private int processes = -1;

    FleetUpdate(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Path wanted = file;
        if ((wanted == null) == (processes < 0)) {
            throw new Usage("say what to change, one of --file and --processes", "for example: --processes 5");
        }
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode found = Known.fleet(api, fleet);
            ObjectNode question = CloudApi.parameters().put("FleetId", Answers.text(found, "FleetId"));
            question.set("RuntimeConfiguration", wanted == null ? counted(api, question) : written(wanted));
            JsonNode answer = api.call("UpdateRuntimeConfiguration", question);
            if (!options.answeredAsJson(surroundings.console(), answer)) {
                surroundings.console().say("updated " + Answers.text(found, "Name"));
            }
        }
    }

    private JsonNode counted(CloudApi api, ObjectNode question) {
        JsonNode now = api.call("DescribeRuntimeConfiguration", question).path("RuntimeConfiguration");
        if (now.path("ServerProcesses").size() != 1) {
            throw new Failure(
                    "fleet \"" + fleet + "\" runs "
                            + now.path("ServerProcesses").size() + " kinds of processes",
                    "write the whole configuration into a file and use --file");
        }
        ((ObjectNode) now.path("ServerProcesses").get(0)).put("ConcurrentExecutions", processes);
        return now;
    }

    private static JsonNode written(Path file) {
        return FleetJson.runtime(FleetFileReader.readDeclaration(file).fleet().runtime());
    }
}
