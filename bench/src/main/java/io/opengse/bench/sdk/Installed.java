package io.opengse.bench.sdk;

import io.grpc.ManagedChannel;
import io.opengse.agent.Agent;
import io.opengse.agent.AgentSettings;
import io.opengse.agent.link.HostPort;
import io.opengse.agent.os.GameEnvironment;
import io.opengse.agent.os.ProcessControl;
import io.opengse.agent.os.ProcessLimits;
import io.opengse.agent.process.ProcessTimes;
import io.opengse.agent.process.TerminationTime;
import io.opengse.agent.sdk.SdkErrors;
import io.opengse.agent.sdk.SdkLimits;
import io.opengse.bench.Lab;
import io.opengse.cli.serve.LocalFleet;
import io.opengse.engine.EngineSettings;
import io.opengse.engine.fleet.Fleet;
import io.opengse.server.AccessSettings;
import io.opengse.server.BeaconSettings;
import io.opengse.server.BlobSettings;
import io.opengse.server.ConsoleSettings;
import io.opengse.server.JoinSettings;
import io.opengse.server.ProviderSettings;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import io.opengse.server.StoreSettings;
import io.opengse.server.TlsSettings;
import io.opengse.server.http.HttpAddress;
import io.opengse.tracing.TraceSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A server, and an agent that takes this program in as a game: what gse local starts, on free ports. */
public final class Installed implements AutoCloseable {
    private static final long MANY_BYTES = 64 << 20;
    private static final int MANY_CONNECTIONS = 4096;
    private static final Duration SELDOM = Duration.ofHours(1);

    private final Server server;
    private final ManagedChannel link;
    private final Agent agent;

    private Installed(Server server, ManagedChannel link, Agent agent) {
        this.server = server;
        this.link = link;
        this.agent = agent;
    }

    static Installed start(Lab lab, int seats) throws IOException {
        Server server = server(lab, lab.folder("installed"), seats);
        LocalFleet.ensure(server.engine());
        ManagedChannel link = server.innerLink();
        Agent agent = Agent.start(
                agentSettings(lab.folder("installed")), link, server.linkToken().value(), lab.clock(), lab.random());
        return new Installed(server, link, agent);
    }

    /** A server of this program, with a door for agents of others. */
    public static Server server(Lab lab, Path data, int seats) throws IOException {
        EngineSettings usual = EngineSettings.standard();
        EngineSettings engine = new EngineSettings(
                usual.region(),
                usual.account(),
                SELDOM,
                usual.noProtectionDeadline(),
                usual.killGrace(),
                usual.hostLost(),
                usual.fleetActivation(),
                usual.history(),
                seats,
                usual.scaling(),
                usual.quotas(),
                usual.instancesPerHost(),
                usual.instanceTypes(),
                usual.provider());
        ServerSettings settings = new ServerSettings(
                new HttpAddress("127.0.0.1", 0),
                Optional.of(new InetSocketAddress("127.0.0.1", 0)),
                data,
                engine,
                Duration.ofMillis(250),
                SELDOM,
                MANY_BYTES,
                BlobSettings.files(MANY_BYTES),
                false,
                TlsSettings.OFF,
                BeaconSettings.OFF,
                false,
                AccessSettings.STANDARD,
                ConsoleSettings.OFF,
                StoreSettings.SQLITE,
                TraceSettings.OFF,
                JoinSettings.OFF,
                ProviderSettings.HOSTS);
        return Server.start(settings, lab.clock(), lab.random());
    }

    private static AgentSettings agentSettings(Path data) {
        return new AgentSettings(
                "",
                "local",
                "127.0.0.1",
                new HostPort("127.0.0.1", 0),
                List.of(new HostPort("127.0.0.1", 0)),
                data,
                true,
                SdkErrors.RESPONSE,
                new SdkLimits(MANY_CONNECTIONS, Duration.ofSeconds(10), SELDOM),
                new ProcessTimes(SELDOM, SELDOM, 3, SELDOM, Duration.ofSeconds(1), TerminationTime.UNIX_SECONDS),
                Duration.ofSeconds(10),
                MANY_BYTES,
                MANY_BYTES,
                new AgentSettings.Deploying(SELDOM, MANY_BYTES, AgentSettings.GameRootMount.OFF),
                ProcessLimits.NONE,
                GameEnvironment.STANDARD,
                ProcessControl.AUTO,
                AgentSettings.HostRoom.UNCOUNTED,
                false,
                Optional.empty(),
                TraceSettings.OFF,
                AgentSettings.Traits.NONE);
    }

    Server server() {
        return server;
    }

    String sdkAddress() {
        return agent.sdkAddress();
    }

    Fleet fleet() {
        return server.engine().fleets().named("local").getFirst();
    }

    @Override
    public void close() {
        try {
            agent.stop(true);
        } catch (IOException problem) {
            throw new IllegalStateException("the agent did not stop in good order", problem);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            link.shutdownNow();
            server.close();
        }
    }
}
