package io.opengse.cli.command;

import io.opengse.cli.console.Surroundings;
import io.opengse.cli.serve.Installation;
import io.opengse.cli.serve.Keys;
import io.opengse.cli.serve.LocalFleet;
import io.opengse.cli.serve.LocalLog;
import io.opengse.cli.serve.ServingLog;
import io.opengse.cli.serve.Unheeded;
import io.opengse.cli.serve.Wanted;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "local",
        description =
                "The local debugging tool: start your game yourself, it calls ProcessReady on 5758, and you create"
                        + " sessions with curl at /capi. Nothing is launched and no request is signed.")
final class LocalCommand implements Runnable {
    private static final Duration GLANCE = Duration.ofMillis(100);

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

    LocalCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Map<String, String> flags = options.flags(api, sdk);
        Keys keys = Keys.of(options.data, surroundings.environment(), Map.copyOf(flags));
        ServingLog.into(options.data, keys.log());
        flags.putIfAbsent("capi", "true");
        flags.putIfAbsent("adopt-strangers", "true");
        flags.putIfAbsent("account", "");
        flags.putIfAbsent("health-check-failures", "100"); // GSE Local reports bad health and does not act on it
        Wanted wanted = Wanted.of(options.data, surroundings.environment(), flags);
        Unheeded.tell(keys, Wanted.declared(), surroundings.console());
        CompletableFuture<String> stop = surroundings.stopAsked().get();
        LocalLog log = new LocalLog(surroundings.console());
        try (Installation installation = Installation.start(wanted, surroundings, true)) {
            LocalFleet.ensure(installation.engine());
            installation.announce();
            log.started(surroundings.clock().instant(), installation.endpoints().sdk());
            explain(installation.endpoints().url());
            while (!stop.isDone() && surroundings.pauseFor(GLANCE)) {
                log.look(installation.engine());
            }
        }
    }

    private void explain(String address) {
        surroundings.console().aside("""
                Start your game; when it has called ProcessReady, for example:
                  curl %1$s/capi -d '{"Action":"CreateGameServerSession","FleetId":"fleet-1","MaximumPlayerSessionCount":10}'
                  curl %1$s/capi -d '{"Action":"DescribeGameServerSessions","FleetId":"fleet-1"}'
                  curl %1$s/capi -d '{"Action":"JoinGameServerSession","GameServerSessionId":"…","PlayerId":"ada"}'\
                """.formatted(address));
    }
}
