package io.opengse.cli.command;

import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import io.opengse.cli.serve.Address;
import io.opengse.cli.serve.Keys;
import io.opengse.cli.serve.Serving;
import io.opengse.cli.serve.ServingLog;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "server", description = "Serves the API alone; agents of other machines connect to it.")
final class ServerCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private final ServingOptions options = new ServingOptions();

    @Option(
            names = "--api",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Where the API listens (default: 127.0.0.1:8080); port 0 takes any free one.")
    private String api = "";

    ServerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        ServingLog.into(options.data);
        ServerSettings settings = ServerSettings.of(Keys.resolve(
                ServerSettings.declared(), options.data, surroundings.environment(), options.flags(api, "")));
        Address.requireFree("API", settings.api(), "--api HOST:PORT");
        settings.link().ifPresent(link -> Address.requireFree("link", link, "--set link=HOST:PORT"));
        var stop = surroundings.stopAsked().get();
        DataDirectory directory = new DataDirectory(settings.data());
        try (Server server = Serving.started(settings, surroundings)) {
            directory.announce(new Endpoints(server.apiAddress(), ""));
            surroundings.console().say("✓ API http://" + server.apiAddress() + "   ✓ agents " + server.linkAddress());
            surroundings
                    .console()
                    .aside("  on each host: gse agent --set link=" + server.linkAddress() + " --token-file "
                            + settings.data().resolve("link.token"));
            stop.join();
            directory.withdraw();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
