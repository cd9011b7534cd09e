package io.opengse.agent.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.opengse.protocol.link.Hello;
import io.opengse.protocol.link.PackageRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class PackageFetchTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedServer scripted = new ScriptedServer();
    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private Server server;
    private ManagedChannel channel;
    private LinkClient link;

    @BeforeEach
    void connect(TestInfo test) throws IOException {
        String name = "fetch " + test.getDisplayName();
        server = scripted.start(name);
        channel = InProcessChannelBuilder.forName(name).build();
        Hello hello = Hello.newBuilder().setHostId("host-1").build();
        link = new LinkClient(channel, "secret", hello, timer, new Random(1));
        scripted.packageParts.add(ByteString.copyFromUtf8("zip, "));
        scripted.packageParts.add(ByteString.copyFromUtf8("and more"));
    }

    @AfterEach
    void disconnect() {
        link.close();
        channel.shutdownNow();
        server.shutdownNow();
        timer.shutdownNow();
    }

    private void fetch() throws Exception {
        link.fetch("asset-1", 7, this::take);
    }

    private void take(ByteBuffer part) {
        got.writeBytes(StandardCharsets.UTF_8.decode(part).toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePartsComeInTheirOrder() throws Exception {
        fetch();

        assertThat(got.toString(StandardCharsets.UTF_8)).isEqualTo("zip, and more");
        assertThat(scripted.fetches)
                .containsExactly(PackageRequest.newBuilder()
                        .setHostId("host-1")
                        .setAssetId("asset-1")
                        .setOffset(7)
                        .build());
        assertThat(scripted.authorizations).containsOnly("Bearer secret");
    }

    @Test
    void aFetchThatBreaksOffMayGoOnLater() {
        scripted.fetchRefusal = Status.UNAVAILABLE.withDescription("disk busy");

        assertThatThrownBy(this::fetch).isInstanceOf(ServerAway.class).hasMessageContaining("disk busy");
        assertThat(got.toString(StandardCharsets.UTF_8)).isEqualTo("zip, and more");
    }

    @Test
    void aPackageThatIsNotThereIsNotAskedForAgain() {
        scripted.fetchRefusal = Status.NOT_FOUND.withDescription("no such package");

        assertThatThrownBy(this::fetch)
                .isInstanceOf(PackageRefused.class)
                .hasMessageContainingAll("asset-1", "no such package");
    }

    @Test
    void aDiskThatIsFullEndsTheFetch() {
        assertThatThrownBy(() -> link.fetch("asset-1", 0, _ -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space");
    }
}
