package io.opengse.cli.command;

import io.grpc.ManagedChannel;
import io.opengse.agent.Agent;
import io.opengse.agent.AgentSettings;
import io.opengse.agent.link.LinkChannel;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.serve.Address;
import io.opengse.cli.serve.AgentLog;
import io.opengse.cli.serve.Keys;
import io.opengse.settings.LogSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "agent", description = "Runs games on this machine for a gse server elsewhere.")
final class AgentCommand implements Runnable {
    private static final String TOKEN = "GSE_LINK_TOKEN";

    private final Surroundings surroundings;

    @Mixin
    private final ServingOptions options = new ServingOptions();

    @Option(
            names = "--sdk",
            paramLabel = "HOST:PORT",
            defaultValue = "",
            description = "Where games find the SDK (default: 127.0.0.1:5758); port 0 takes any free one.")
    private String sdk = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "The server's link.token, copied here (default: environment " + TOKEN + ", then DIR/link.token).")
    private @Nullable Path tokenFile;

    @Option(names = "--keep-games", description = "Leave the games running at the end; the next start takes them over.")
    private boolean keepGames;

    AgentCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        Keys keys = Keys.of(options.data, surroundings.environment(), options.flags("", sdk));
        log(keys.log());
        AgentSettings settings = AgentSettings.of(keys.resolve(AgentSettings.declared()));
        Address.requireFree(
                "SDK",
                new InetSocketAddress(settings.sdk().host(), settings.sdk().port()),
                "--sdk HOST:PORT");
        String token = token();
        var stop = surroundings.stopAsked().get();
        ManagedChannel link = LinkChannel.open(settings.link());
        try {
            Agent agent = Agent.start(settings, link, token, surroundings.clock(), surroundings.random());
            surroundings
                    .console()
                    .say("✓ SDK " + agent.sdkAddress() + "   ✓ host " + agent.hostId() + "   server "
                            + settings.link().host() + ":" + settings.link().port());
            stop.join();
            agent.stop(keepGames);
        } catch (IOException problem) {
            throw new Failure("the agent failed: " + problem.getMessage(), "gse doctor looks for the reason", problem);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            link.shutdownNow();
        }
    }

    private void log(LogSettings settings) {
        try {
            AgentLog.into(options.data, settings);
        } catch (IOException problem) {
            throw new Failure(
                    "the log cannot be written in " + options.data + ": " + problem.getMessage(),
                    "name a folder that can be written: --data DIR",
                    problem);
        }
    }

    private String token() {
        String given = surroundings.environment().getOrDefault(TOKEN, "");
        if (tokenFile == null && !given.isEmpty()) {
            return given;
        }
        Path file = tokenFile == null ? options.data.resolve("link.token") : tokenFile;
        try {
            return Files.readString(file).strip();
        } catch (IOException problem) {
            throw new Failure(
                    "there is no link token: cannot read " + file,
                    "copy link.token from the server's data folder and name it with --token-file",
                    problem);
        }
    }
}
