package io.opengse.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.console.Console;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.console.Table;
import io.opengse.engine.fleet.PortRules;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Shows one fleet and how its processes are run.")
final class FleetShow implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ClientOptions options = new ClientOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FLEET", defaultValue = "", description = "Its id or name.")
    private String fleet = "";

    FleetShow(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        try (CloudApi api = options.connect(surroundings)) {
            JsonNode attributes = Known.fleetOrTheOnlyOne(api, fleet);
            ObjectNode question = CloudApi.parameters().put("FleetId", Answers.text(attributes, "FleetId"));
            JsonNode runtime =
                    api.call("DescribeRuntimeConfiguration", question).path("RuntimeConfiguration");
            JsonNode ports = api.call("DescribeFleetPortSettings", question).path("InboundPermissions");
            List<JsonNode> instances = InstanceList.of(api, Answers.text(attributes, "FleetId"));
            JsonNode resources =
                    api.call("DescribeFleetRelatedResources", question).path("Resources");
            JsonNode deployments = api.call("OpengseListDeployments", question).path("Deployments");
            ObjectNode document = CloudApi.parameters();
            document.set("FleetAttributes", attributes);
            document.set("RuntimeConfiguration", runtime);
            document.set("InboundPermissions", ports);
            document.putArray("Instances").addAll(instances);
            document.set("Resources", resources);
            document.set("Deployments", deployments);
            if (!options.answeredAsJson(surroundings.console(), document)) {
                tell(attributes, runtime);
                tellDeployments(deployments);
                tellUse(ports, instances, resources);
            }
        }
    }

    /** A folder fleet has none, and of what is deployed there is nothing to say. */
    private void tellDeployments(JsonNode deployments) {
        Console console = surroundings.console();
        deployments.forEach(deployment -> {
            String message = Answers.text(deployment, "Message");
            String phase = Answers.text(deployment, "Phase");
            if (!message.isEmpty() || !phase.equals("DEPLOYED")) {
                console.say("package on host " + Answers.text(deployment, "HostId") + ": " + phase
                        + (message.isEmpty() ? "" : " - " + message));
            }
        });
    }

    private void tellUse(JsonNode ports, List<JsonNode> instances, JsonNode resources) {
        Console console = surroundings.console();
        console.say("");
        Table table = console.table("INSTANCE", "STATE", "PROCESSES", "SESSIONS", "PLAYERS");
        for (JsonNode instance : instances) {
            table.row(
                    Answers.cell(instance.path("Instance"), "InstanceId"),
                    Answers.cell(instance, "State"),
                    Answers.cell(instance, "ActiveProcessCnt"),
                    Answers.text(instance, "GameSessionCnt") + "/" + Answers.text(instance, "MaxGameSessionCnt"),
                    Answers.text(instance, "PlayerSessionCnt") + "/" + Answers.text(instance, "MaxPlayerSessionCnt"));
        }
        table.print("it has no instances");
        if (!ports.isEmpty()) {
            console.say("");
            console.say("open ports: " + PortRules.words(FleetJson.readPorts(ports)));
        }
        resources.forEach(resource -> console.say(
                "led to by " + Answers.text(resource, "Type") + " " + Answers.text(resource, "ResourceId")));
    }

    private void tell(JsonNode attributes, JsonNode runtime) {
        Console console = surroundings.console();
        Facts.tell(
                console,
                attributes,
                "FleetId",
                "Name",
                "Status",
                "Description",
                "NewGameServerSessionProtectionPolicy",
                "GameServerSessionProtectionTimeLimit",
                "CreationTime",
                "FleetArn");
        Facts.tell(
                console,
                runtime,
                "GameServerSessionActivationTimeoutSeconds",
                "MaxConcurrentGameServerSessionActivations");
        console.say("");
        Table table = console.table("PROCESSES", "LAUNCH PATH", "PARAMETERS");
        for (JsonNode entry : runtime.path("ServerProcesses")) {
            table.row(
                    Answers.cell(entry, "ConcurrentExecutions"),
                    Answers.cell(entry, "LaunchPath"),
                    Answers.cell(entry, "Parameters"));
        }
        table.print("it runs no processes");
    }
}
