package io.opengse.cli.serve;

import io.grpc.ManagedChannel;
import io.opengse.agent.Agent;
import io.opengse.agent.AgentSettings;
import io.opengse.agent.link.HostPort;
import io.opengse.agent.link.LinkChannel;
import io.opengse.agent.membership.Identity;
import io.opengse.agent.membership.IdentityFile;
import io.opengse.agent.membership.JoinRefused;
import io.opengse.agent.membership.JoinWord;
import io.opengse.agent.membership.Joining;
import io.opengse.agent.membership.MemberLink;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an agent that runs alone reaches its server: by the certificate with which this machine joined, or by the link
 * token of a server near by. Made by the agent command; joins first where it was told to.
 */
public final class AgentLink implements AutoCloseable {
    private final AgentSettings settings;
    private final ManagedChannel channel;
    private final String token;
    private final String words;
    private final List<AutoCloseable> held;

    private AgentLink(
            AgentSettings settings, ManagedChannel channel, String token, String words, List<AutoCloseable> held) {
        this.settings = settings;
        this.channel = channel;
        this.token = token;
        this.words = words;
        this.held = held;
    }

    /**
     * With the server's link token.
     *
     * @param settings say where the server is
     * @param random of the order in which servers are tried; safe for many threads
     */
    public static AgentLink withToken(AgentSettings settings, String token, RandomGenerator random) {
        ManagedChannel channel = LinkChannel.open(settings.link(), random);
        return new AgentLink(
                settings, channel, token, "server " + words(settings.link()), List.of(channel::shutdownNow));
    }

    /** As the host that this machine joined as; empty when it did not. */
    public static Optional<AgentLink> asMember(AgentSettings settings, Surroundings surroundings) {
        IdentityFile file = identityFile(settings);
        Optional<Identity> found = known(file);
        return found.map(identity -> open(settings, identity, file, surroundings));
    }

    /**
     * What was said on the command line.
     *
     * @param server HOST:PORT, https:// before it or not; empty: as the token says
     */
    public record Wish(String server, String token) {}

    /** Joins first, unless it did so with this very token already. */
    public static AgentLink joining(AgentSettings settings, Wish wish, Surroundings surroundings) {
        JoinWord word = word(wish);
        IdentityFile file = identityFile(settings);
        Clock clock = surroundings.clock();
        Identity identity = known(file)
                .filter(known -> known.token().equals(word.id()))
                .filter(known -> known.ends().isAfter(clock.instant()))
                .orElseGet(() -> joined(settings, word, file, surroundings));
        return open(settings, identity, file, surroundings);
    }

    private static Identity joined(
            AgentSettings settings, JoinWord word, IdentityFile file, Surroundings surroundings) {
        try {
            RandomGenerator random = surroundings.random();
            Identity identity = new Joining(file, surroundings.clock()).join(word, Agent.hostId(settings, random));
            surroundings
                    .console()
                    .say("✓ joined as host " + identity.hostId() + "   its key and certificate: " + file.path());
            return identity;
        } catch (JoinRefused refused) {
            throw new Failure("this machine could not join: " + refused.getMessage(), "", refused);
        } catch (IOException problem) {
            throw new Failure(
                    "this machine could not join: " + problem.getMessage(),
                    "check the folder of --data: its permissions, and that its disk is not full",
                    problem);
        }
    }

    private static JoinWord word(Wish wish) {
        try {
            JoinWord word = JoinWord.parse(wish.token());
            return wish.server().isEmpty()
                    ? word
                    : word.askingFirst(HostPort.parse(
                            wish.server().replaceFirst("^https://", "").replaceAll("/+$", "")));
        } catch (IllegalArgumentException wrong) {
            throw new Failure(
                    String.valueOf(wrong.getMessage()), "gse host token, where the server runs, makes one", wrong);
        }
    }

    private static Optional<Identity> known(IdentityFile file) {
        try {
            return file.read();
        } catch (IOException problem) {
            throw new Failure(
                    String.valueOf(problem.getMessage()), "gse host token makes a token to join with", problem);
        }
    }

    private static AgentLink open(
            AgentSettings settings, Identity identity, IdentityFile file, Surroundings surroundings) {
        Clock clock = surroundings.clock();
        if (!identity.ends().isAfter(clock.instant())) {
            throw new Failure(
                    "this host's certificate ended at " + identity.ends() + ": it was not renewed in time, because the"
                            + " agent did not run or did not reach its server",
                    "join again: gse host token where the server runs, then gse agent --join --token TOKEN here."
                            + " (It is " + clock.instant() + " by this machine's clock.)");
        }
        String named = settings.hostId();
        if (!named.isEmpty() && !named.equals(identity.hostId())) {
            throw new Failure(
                    "host-id is set to " + named + ", but this machine joined as " + identity.hostId(),
                    "take host-id away, or join as " + named + " with a new token");
        }
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("certificate").daemon().factory());
        try {
            MemberLink link = MemberLink.open(identity, file, clock, surroundings.random(), timer);
            return new AgentLink(
                    settings.named(identity.hostId()),
                    link.channel(),
                    "",
                    "server " + words(identity.servers()) + "   certificate until " + identity.ends(),
                    List.of(timer::shutdownNow, link));
        } catch (IOException problem) {
            timer.shutdownNow();
            throw new Failure("the certificate cannot be used: " + problem.getMessage(), "join again", problem);
        }
    }

    private static String words(List<HostPort> servers) {
        return servers.stream().map(HostPort::toString).collect(Collectors.joining(", "));
    }

    private static IdentityFile identityFile(AgentSettings settings) {
        return new IdentityFile(settings.data().resolve("agent"));
    }

    /** Who started it shuts it down by closing this. */
    public Agent start(Surroundings surroundings) throws IOException {
        return Agent.start(settings, channel, token, surroundings.clock(), surroundings.random());
    }

    /** Where the server is, for people. */
    public String words() {
        return words;
    }

    @Override
    public void close() {
        held.forEach(part -> {
            try {
                part.close();
            } catch (Exception problem) {
                System.getLogger(AgentLink.class.getName())
                        .log(System.Logger.Level.WARNING, "the link could not be closed", problem);
            }
        });
    }

    /**
     * The link token that was given, or lies in the data folder.
     *
     * @param file null: not named
     */
    public static String linkToken(String given, @Nullable Path file, Path data) {
        if (file == null && !given.isEmpty()) {
            return given;
        }
        Path where = file == null ? data.resolve("link.token") : file;
        try {
            return Files.readString(where).strip();
        } catch (IOException problem) {
            throw new Failure(
                    "this machine has not joined, and there is no link token: cannot read " + where,
                    "join it: gse host token where the server runs, then here gse agent --join --token TOKEN. Or, near"
                            + " the server, copy link.token from its data folder and name it with --token-file",
                    problem);
        }
    }
}
