package io.opengse.cli.serve;

import io.grpc.ManagedChannel;
import io.opengse.agent.Agent;
import io.opengse.agent.AgentSettings;
import io.opengse.cli.console.Failure;
import io.opengse.cli.console.Surroundings;
import io.opengse.cli.place.DataDirectory;
import io.opengse.cli.place.Endpoints;
import io.opengse.engine.Engine;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Server and agent in this one program, joined without a network. Closing ends the games unless they are to be kept. */
public final class Installation implements AutoCloseable {
    private final DataDirectory directory;
    private final Server server;
    private final ManagedChannel link;
    private final Agent agent;
    private final boolean keepGames;

    private Installation(DataDirectory directory, Server server, ManagedChannel link, Agent agent, boolean keepGames) {
        this.directory = directory;
        this.server = server;
        this.link = link;
        this.agent = agent;
        this.keepGames = keepGames;
    }

    /** @throws Failure when a port or the data directory cannot be had, with what to do */
    public static Installation start(Wanted wanted, Surroundings surroundings, boolean keepGames) {
        ServerSettings serverSettings = wanted.server().withoutOuterLink();
        AgentSettings agentSettings = wanted.agent().withTrials();
        Serving.requireApi(serverSettings);
        Address.requireFree(
                "SDK",
                new InetSocketAddress(
                        agentSettings.sdk().host(), agentSettings.sdk().port()),
                "--sdk HOST:PORT");
        Server server = Serving.started(serverSettings, surroundings);
        ManagedChannel link = server.innerLink();
        try {
            Agent agent = Agent.start(
                    agentSettings, link, server.linkToken().value(), surroundings.clock(), surroundings.random());
            return new Installation(new DataDirectory(serverSettings.data()), server, link, agent, keepGames);
        } catch (IOException | RuntimeException problem) {
            link.shutdownNow();
            server.close();
            throw new Failure(
                    "the agent cannot start: " + problem.getMessage(), "gse doctor looks for the reason", problem);
        }
    }

    public Engine engine() {
        return server.engine();
    }

    public Endpoints endpoints() {
        return Serving.endpoints(server, agent.sdkAddress());
    }

    /** A fresh one-time link that opens the console; empty when it is switched off. */
    public Optional<String> consoleLink() {
        return server.consoleLink().map(path -> endpoints().url() + path);
    }

    /** From now on client commands find this installation. */
    public void announce() {
        try {
            LastSdk.in(directory.root()).remember(agent.sdkAddress());
            directory.announce(endpoints());
        } catch (IOException problem) {
            throw new Failure(
                    "cannot write " + directory.endpointsFile() + ": " + problem.getMessage(),
                    "check the folder's permissions and that its disk is not full",
                    problem);
        }
    }

    /** The agent first: the server is still to hear how the games ended. */
    @Override
    public void close() {
        try {
            directory.withdraw();
            agent.stop(keepGames);
        } catch (IOException problem) {
            throw new Failure("could not stop in good order: " + problem.getMessage(), "", problem);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            link.shutdownNow();
            server.close();
        }
    }
}
