package io.opengse.cli.command;

import io.opengse.agent.Agent;
import io.opengse.agent.AgentSettings;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.serve.Address;
import io.opengse.cli.serve.AgentLink;
import io.opengse.cli.serve.AgentLog;
import io.opengse.cli.serve.Keys;
import io.opengse.cli.serve.Unheeded;
import io.opengse.settings.LogSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "agent", description = "Runs games on this machine for a gse server elsewhere.")
final class AgentCommand implements Runnable {
    private static final String TOKEN = "GSE_LINK_TOKEN";
    private static final String JOIN_TOKEN = "GSE_JOIN_TOKEN";

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

    @Option(
            names = "--join",
            paramLabel = "https://SERVER:PORT",
            arity = "0..1",
            fallbackValue = "",
            description = "Make this machine a host first, with --token; without an address those of the token are"
                    + " tried. Later starts need neither.")
    private @Nullable String join;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "",
            description = "With --join: what gse host token showed (default: environment " + JOIN_TOKEN + ").")
    private String joinToken = "";

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
        Unheeded.tell(keys, AgentSettings.declared(), surroundings.console());
        Address.requireFree(
                "SDK",
                new InetSocketAddress(settings.sdk().host(), settings.sdk().port()),
                "--sdk HOST:PORT");
        var stop = surroundings.stopAsked().get();
        try (AgentLink link = link(settings, keys)) {
            Agent agent = link.start(surroundings);
            surroundings
                    .console()
                    .say("✓ SDK " + agent.sdkAddress() + "   ✓ host " + agent.hostId() + "   " + link.words());
            stop.join();
            agent.stop(keepGames);
        } catch (IOException problem) {
            throw new Failure("the agent failed: " + problem.getMessage(), "gse doctor looks for the reason", problem);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A token to join with comes first, then a link token given for this start, then what earlier joins left. */
    private AgentLink link(AgentSettings settings, Keys keys) {
        String given = surroundings.environment().getOrDefault(TOKEN, "");
        if (join != null || !joinToken.isEmpty()) {
            String word = joinToken.isEmpty() ? surroundings.environment().getOrDefault(JOIN_TOKEN, "") : joinToken;
            if (word.isEmpty()) {
                throw new Failure(
                        "--join needs --token TOKEN, or it in the environment as " + JOIN_TOKEN,
                        "gse host token, where the server runs, makes one");
            }
            Unheeded.tellMember(keys, surroundings.console());
            return AgentLink.joining(settings, new AgentLink.Wish(join == null ? "" : join, word), surroundings);
        }
        if (tokenFile != null || !given.isEmpty()) {
            return AgentLink.withToken(
                    settings, AgentLink.linkToken(given, tokenFile, options.data), surroundings.random());
        }
        Optional<AgentLink> member = AgentLink.asMember(settings, surroundings);
        member.ifPresent(_ -> Unheeded.tellMember(keys, surroundings.console()));
        return member.orElseGet(() ->
                AgentLink.withToken(settings, AgentLink.linkToken("", null, options.data), surroundings.random()));
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
}
