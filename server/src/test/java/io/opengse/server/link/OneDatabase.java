package io.opengse.server.link;

import io.grpc.ManagedChannel;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.id.HostId;
import io.opengse.protocol.link.FromServer;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers of one database, each with a folder of its own, and agents that do what a test says. */
public final class OneDatabase implements AutoCloseable {
    static final HostId HOST = new HostId("h1");

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final String url;
    private final Path folder;

    /** @param url of an empty database */
    public OneDatabase(String url, Path folder) {
        this.url = url;
        this.folder = folder;
    }

    /** A server with its data in a folder of this name. */
    public Server start(String name) throws IOException {
        return start(name, Map.of());
    }

    /** The same with other settings. */
    public Server start(String name, Map<String, String> more) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name)).resolve("access.key");
        Files.writeString(own, "ab".repeat(32) + "\n");
        Map<String, String> flags = new HashMap<>(Map.of(
                "store",
                url,
                "api",
                "127.0.0.1:0",
                "link",
                "127.0.0.1:0",
                "beacon",
                "off",
                "data",
                folder.resolve(name).toString()));
        flags.putAll(more);
        Server server = Server.start(
                ServerSettings.of(Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), flags)),
                Clock.systemUTC(),
                new SecureRandom());
        opened.add(server);
        return server;
    }

    FakeAgent agentOf(Server server) {
        ManagedChannel channel = server.innerLink();
        opened.add(channel::shutdownNow);
        return new FakeAgent(channel, server.linkToken().value());
    }

    /** A stream of {@link #HOST}. */
    static FakeAgent.Stream connected(FakeAgent agent) {
        return connected(agent, HOST);
    }

    static FakeAgent.Stream connected(FakeAgent agent, HostId host) {
        FakeAgent.Stream stream = agent.connect(host.value());
        stream.next(FromServer.KindCase.WELCOME);
        return stream;
    }

    static Fleet aFleet(Server server) {
        return aFleet(server, "");
    }

    static Fleet aFleet(Server server, String asset) {
        return server.engine()
                .fleets()
                .create(
                        new NewFleet(
                                new FleetDescription("arena", "", "/games/arena", asset, "localhost", Map.of()),
                                new RuntimeConfiguration(
                                        List.of(new ServerProcess("game", "", 1)), Duration.ofSeconds(600), 0),
                                Protection.NONE,
                                CreationLimit.STANDARD,
                                List.of(new InboundPermission(1025, 60000, "TCP", "0.0.0.0/0"))),
                        "test");
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }
}
