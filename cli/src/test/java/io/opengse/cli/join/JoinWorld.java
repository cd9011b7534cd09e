package io.opengse.cli.join;

import io.opengse.agent.membership.Identity;
import io.opengse.agent.membership.IdentityFile;
import io.opengse.agent.membership.JoinRefused;
import io.opengse.agent.membership.JoinWord;
import io.opengse.agent.membership.Joining;
import io.opengse.agent.membership.MemberLink;
import io.opengse.cli.client.CloudApi;
import io.opengse.cli.place.Credentials;
import io.opengse.engine.MovableClock;
import io.opengse.server.Server;
import io.opengse.server.ServerSettings;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;

/** A real server with its door for hosts open, and machines that come to it, in one program. */
final class JoinWorld implements AutoCloseable {
    private final Path folder;
    private final Map<String, String> changed = new HashMap<>(Map.of(
            "api",
            "127.0.0.1:0",
            "link",
            "127.0.0.1:0",
            "beacon",
            "off",
            "join",
            "127.0.0.1:0",
            "host-certificate-life",
            "6m"));
    /** Begins now: the JDK judges certificates by the real time. */
    private final MovableClock clock = new MovableClock(Clock.systemUTC().instant());

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final RandomGenerator random = new SecureRandom();
    private Server server;

    JoinWorld(Path folder) throws IOException {
        this.folder = folder;
        this.server = start();
    }

    private Server start() throws IOException {
        changed.put("data", folder.resolve("server").toString());
        return Server.start(
                ServerSettings.of(Settings.resolve(ServerSettings.declared(), Map.of(), Map.of(), changed)),
                clock,
                random);
    }

    /** At the same port, as an operator would. */
    void restart() throws IOException {
        changed.put("join", "127.0.0.1:" + server.joinPort().orElseThrow());
        server.close();
        server = start();
    }

    Server server() {
        return server;
    }

    MovableClock clock() {
        return clock;
    }

    CloudApi api() {
        return new CloudApi(
                server.api().toString(),
                new Credentials(
                        server.credentials().secretId(), server.credentials().secretKey()),
                clock);
    }

    /** A token, for so many hosts and seconds. */
    JoinWord token(int uses, int seconds) {
        try (CloudApi api = api()) {
            return JoinWord.parse(api.call(
                            "OpengseCreateJoinToken",
                            CloudApi.parameters().put("Uses", uses).put("ExpiresSeconds", seconds))
                    .path("Token")
                    .asText());
        }
    }

    IdentityFile file(String machine) {
        return new IdentityFile(folder.resolve(machine));
    }

    Identity join(JoinWord word, String host) throws JoinRefused, IOException {
        return new Joining(file(host), clock).join(word, host);
    }

    MemberLink link(Identity identity) throws IOException {
        return MemberLink.open(identity, file(identity.hostId()), clock, new Random(1), timer);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        server.close();
    }
}
