package io.opengse.cli.command;

import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.serve.DemoFolder;
import io.opengse.cli.serve.FleetPlan;
import io.opengse.cli.serve.FleetText;
import io.opengse.cli.serve.FleetTexts;
import io.opengse.cli.serve.Installation;
import io.opengse.cli.serve.Keys;
import io.opengse.cli.serve.ServingLog;
import io.opengse.cli.serve.Unheeded;
import io.opengse.cli.serve.Up;
import io.opengse.cli.serve.Wanted;
import io.opengse.cli.serve.WatchedFleet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description =
                "Serves everything on this machine: the API, the SDK on 5758, and the fleets you name (without one:"
                        + " a demo fleet).")
final class UpCommand implements Runnable {
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
            names = "--sdk",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Where games find the SDK (default: 127.0.0.1:5758); port 0 takes any free one.")
    private String sdk = "";

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
            description = "Run the fleet of this file, and apply it again whenever it is saved; repeatable.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--no-demo", description = "Run no fleet at all unless one is named.")
    private boolean noDemo;

    @Option(names = "--keep-games", description = "Leave the games running at the end; the next start takes them over.")
    private boolean keepGames;

    @Option(names = "--json", description = "Print one JSON document once it serves, and nothing else.")
    private boolean json;

    UpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Keys keys = Keys.of(options.data, surroundings.environment(), options.flags(api, sdk, tls, store));
        ServingLog.into(options.data, keys.log());
        Wanted wanted = Wanted.of(options.data, surroundings.environment(), options.flags(api, sdk, tls, store));
        Unheeded.tell(keys, Wanted.declared(), surroundings.console());
        List<FleetText> texts = FleetTexts.of(filesOrDemo(), surroundings.console());
        CompletableFuture<String> stop = surroundings.stopAsked().get();
        try (Installation installation = Installation.start(wanted, surroundings, keepGames)) {
            FleetPlan plan = new FleetPlan(installation.engine());
            List<WatchedFleet> fleets = texts.stream()
                    .map(text -> new WatchedFleet(text, plan, surroundings.console()))
                    .toList();
            installation.announce();
            new Up(surroundings, installation, fleets, options.data, json).attend(stop);
            if (!json) {
                surroundings.console().aside("stopping" + (keepGames ? "; the games go on" : " and ending the games"));
            }
        }
    }

    private List<Path> filesOrDemo() {
        if (!files.isEmpty() || noDemo) {
            return files;
        }
        try {
            String classpath = System.getProperty("java.class.path", "");
            return List.of(DemoFolder.prepare(options.data, classpath, surroundings.home()));
        } catch (IOException problem) {
            throw new Failure(
                    "the data directory " + options.data + " cannot be written (" + problem
                            + "): the demo fleet is to be laid out there",
                    "check its owner, its permissions and its disk, or name another one with --data DIR",
                    problem);
        }
    }
}
