package io.opengse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.opengse.engine.fleet.CreationLimit;
import io.opengse.engine.fleet.Fleet;
import io.opengse.engine.fleet.FleetDescription;
import io.opengse.engine.fleet.InboundPermission;
import io.opengse.engine.fleet.NewFleet;
import io.opengse.engine.fleet.Protection;
import io.opengse.engine.fleet.RuntimeConfiguration;
import io.opengse.engine.fleet.ServerProcess;
import io.opengse.engine.host.HostStatus;
import io.opengse.engine.store.StoreFailed;
import io.opengse.protocol.link.FromServer.KindCase;
import io.opengse.server.link.FakeAgent;
import io.opengse.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(5);

    @TempDir
    Path data;

    @Test
    void aStartedServerServesBothDoors() throws Exception {
        try (Server server = start("127.0.0.1:0")) {
            assertThat(get(server, "/ready")).isEqualTo(200);
            ManagedChannel channel = NettyChannelBuilder.forAddress(
                            "127.0.0.1", server.linkPort().orElseThrow())
                    .usePlaintext()
                    .build();
            FakeAgent.Stream stream = new FakeAgent(channel, server.linkToken().value()).connect("h1");

            assertThat(stream.next(KindCase.WELCOME).getWelcome().getLastReport())
                    .isZero();
            channel.shutdownNow();
        }
    }

    @Test
    void aServerForOneProgramHasNoOuterDoor() throws Exception {
        ServerSettings settings = settings("127.0.0.1:0").withoutOuterLink();
        try (Server server = Server.start(settings, Clock.systemUTC(), random)) {
            ManagedChannel channel = server.innerLink();
            FakeAgent.Stream stream = new FakeAgent(channel, server.linkToken().value()).connect("h1");

            assertThat(server.linkPort()).isEmpty();
            assertThat(stream.next(KindCase.WELCOME).hasWelcome()).isTrue();
            channel.shutdownNow();
        }
    }

    @Test
    void whatWasKeptIsThereAfterARestart() throws Exception {
        Fleet fleet;
        String secretKey;
        try (Server server = start("127.0.0.1:0")) {
            fleet = server.engine().fleets().create(aFleet(), "test");
            secretKey = server.credentials().secretKey();
            ManagedChannel channel = server.innerLink();
            FakeAgent.Stream stream = new FakeAgent(channel, server.linkToken().value()).connect("h1");
            stream.next(KindCase.WELCOME);
            stream.settled(1);
        }

        try (Server again = start("127.0.0.1:0")) {
            assertThat(again.engine().fleets().require(fleet.id())).isEqualTo(fleet);
            assertThat(again.credentials().secretKey()).isEqualTo(secretKey);
            assertThat(again.engine().hosts().list())
                    .singleElement()
                    .satisfies(host -> assertThat(host.status()).isEqualTo(HostStatus.AWAY));
        }
    }

    @Test
    void twoServersCannotShareADataDirectory() throws Exception {
        try (Server _ = start("127.0.0.1:0")) {
            assertThatThrownBy(() -> start("127.0.0.1:0"))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void aServerThatCannotListenLeavesNothingOpen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();

            assertThatThrownBy(() -> start(address))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(address)
                    .hasMessageContaining("--set link=");
        }

        try (Server server = start("127.0.0.1:0")) {
            assertThat(get(server, "/health")).isEqualTo(200);
        }
    }

    private Server start(String link) throws IOException {
        return Server.start(settings(link), Clock.systemUTC(), random);
    }

    private ServerSettings settings(String link) {
        return ServerSettings.of(Settings.resolve(
                ServerSettings.declared(),
                Map.of(),
                Map.of(),
                Map.of("api", "127.0.0.1:0", "link", link, "data", data.toString())));
    }

    static NewFleet aFleet() {
        return new NewFleet(
                new FleetDescription("arena", "", "/games/arena", "", "localhost", Map.of()),
                new RuntimeConfiguration(List.of(new ServerProcess("game", "", 1)), Duration.ofSeconds(600), 0),
                Protection.NONE,
                CreationLimit.STANDARD,
                List.of(new InboundPermission(1025, 60000, "TCP", "0.0.0.0/0")));
    }

    private static int get(Server server, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://" + server.api() + path);
            return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
