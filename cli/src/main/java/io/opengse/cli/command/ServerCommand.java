package io.opengse.cli.command;

import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import io.opengse.cli.serve.FleetPlan;
import io.opengse.cli.serve.FleetText;
import io.opengse.cli.serve.FleetTexts;
import io.opengse.cli.serve.Keys;
import io.opengse.cli.serve.Serving;
import io.opengse.cli.serve.ServingLog;
import io.opengse.cli.serve.Trust;
import io.opengse.cli.serve.Unheeded;
import io.opengse.cli.serve.WatchedFleet;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import io.opengse.server.http.HttpAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "server", description = "Serves the API alone; agents of other machines connect to it.")
final class ServerCommand implements Runnable {
    private static final Duration FILE_LOOK = Duration.ofMillis(500);

    private final Surroundings surroundings;

    @Mixin
    private final ServingOptions options = new ServingOptions();

    @Option(
            names = "--api",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Where the API listens (default: 127.0.0.1:8080); port 0 takes any free one.")
    private String api = "";

    @Option(
            names = "--join",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Where other machines join as hosts and connect, by TLS, such as 0.0.0.0:5762 (default: they"
                    + " cannot); gse host token makes a token for one.")
    private String join = "";

    @Option(
            names = "--tls",
            description = "Serve the API by HTTPS: with the certificate of tls-certificate and tls-key, or one made for"
                    + " this machine.")
    private boolean tls;

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "",
            description =
                    "Keep the state in a PostgreSQL database: postgresql://USER@HOST:PORT/DATABASE; its password is"
                            + " read from PGPASSWORD or store-password-file.")
    private String store = "";

    @Option(
            names = "--fleet",
            paramLabel = "FILE",
            description =
                    "Have the hosts run the fleet of this file, from the same folder on each; applied again whenever"
                            + " it is saved; repeatable.")
    private List<Path> files = new ArrayList<>();

    ServerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Keys keys = Keys.of(options.data, surroundings.environment(), flags());
        ServingLog.into(options.data, keys.log());
        ServerSettings settings = ServerSettings.of(keys.resolve(ServerSettings.declared()));
        Unheeded.tell(keys, ServerSettings.declared(), surroundings.console());
        List<FleetText> texts = FleetTexts.of(files, surroundings.console());
        Serving.requireApi(settings);
        CompletableFuture<String> stop = surroundings.stopAsked().get();
        DataDirectory directory = new DataDirectory(settings.data());
        try (Server server = Serving.started(settings, surroundings)) {
            FleetPlan plan = new FleetPlan(server.engine());
            List<WatchedFleet> fleets = texts.stream()
                    .map(text -> new WatchedFleet(text, plan, surroundings.console()))
                    .toList();
            Endpoints endpoints = Serving.endpoints(server, "");
            directory.announce(endpoints);
            String link = settings.link()
                    .map(address -> new HttpAddress(
                                    address.getHostString(), server.linkPort().orElseThrow())
                            .toString())
                    .orElse("");
            String door = server.joinPort()
                    .map(port -> "   ✓ hosts join at "
                            + new HttpAddress(
                                    settings.join().door().orElseThrow().host(), port))
                    .orElse("");
            surroundings
                    .console()
                    .say("✓ API " + endpoints.scheme() + "://" + server.api() + "   ✓ agents " + link + door);
            Trust.tell(endpoints, surroundings.console());
            surroundings
                    .console()
                    .aside(
                            door.isEmpty()
                                    ? "  on each host: gse agent --set link=" + link + " --token-file "
                                            + settings.data().resolve("link.token")
                                    : "  for each host: gse host token tells what to type there");
            while (!stop.isDone() && surroundings.pauseFor(FILE_LOOK)) {
                fleets.forEach(WatchedFleet::look);
            }
            directory.withdraw();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private Map<String, String> flags() {
        Map<String, String> flags = options.flags(api, "", tls, store);
        if (!join.isEmpty()) {
            flags.put("join", join);
        }
        return flags;
    }
}
