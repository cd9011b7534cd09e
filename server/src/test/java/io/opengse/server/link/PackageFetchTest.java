package io.opengse.server.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.opengse.engine.asset.Asset;
import io.opengse.protocol.link.FromServer.KindCase;
import io.opengse.protocol.link.PackagePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages on their way to a host. */
class PackageFetchTest {
    private static final int SIZE = 3_000_001;

    @TempDir
    Path directory;

    private LinkWorld world;
    private FakeAgent agent;
    private final byte[] zip = new byte[SIZE];

    @BeforeEach
    void open() throws IOException {
        world = new LinkWorld(directory);
        agent = world.agent();
        agent.connect("h1").next(KindCase.WELCOME);
        new Random(1).nextBytes(zip);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPackageComesWholeInParts() {
        Asset asset = inUse(zip);

        assertThat(all(agent.fetch("h1", asset.id().value(), 0))).isEqualTo(zip);
    }

    @Test
    void aPackageComesFromAnOffsetOn() {
        Asset asset = inUse(zip);

        byte[] rest = all(agent.fetch("h1", asset.id().value(), SIZE - 7));

        assertThat(rest).hasSize(7).endsWith(zip[SIZE - 1]);
        assertThat(all(agent.fetch("h1", asset.id().value(), SIZE))).isEmpty();
    }

    @Test
    void aHostThatIsNotConnectedGetsNothing() {
        Asset asset = inUse(zip);

        assertRefused("h2", asset.id().value(), 0, Status.Code.UNAVAILABLE, "h2");
    }

    @Test
    void aPackageThatNoFleetRunsFromIsNotHandedOut() {
        Asset asset = world.aPackage(zip);

        assertRefused("h1", asset.id().value(), 0, Status.Code.FAILED_PRECONDITION, "no fleet");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertRefused("h1", "asset-none", 0, Status.Code.NOT_FOUND, "asset-none");
    }

    @Test
    void anOffsetOutsideOfThePackageIsRefused() {
        Asset asset = inUse(zip);

        assertRefused("h1", asset.id().value(), SIZE + 1, Status.Code.INVALID_ARGUMENT, "outside");
        assertRefused("h1", asset.id().value(), -1, Status.Code.INVALID_ARGUMENT, "outside");
    }

    @Test
    void aZipThatIsGoneIsSaidToBe() {
        Asset asset = inUse(null);

        assertRefused("h1", asset.id().value(), 0, Status.Code.FAILED_PRECONDITION, "gone");
    }

    private Asset inUse(byte[] content) {
        Asset asset = world.aPackage(content);
        world.aFleetOf(asset.id().value());
        return asset;
    }

    private void assertRefused(String host, String asset, long offset, Status.Code code, String word) {
        assertThatThrownBy(() -> all(agent.fetch(host, asset, offset)))
                .satisfies(refused ->
                        assertThat(Status.fromThrowable(refused).getCode()).isEqualTo(code))
                .hasMessageContaining(word);
    }

    private static byte[] all(Iterator<PackagePart> parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        parts.forEachRemaining(part -> content.writeBytes(part.getContent().toByteArray()));
        return content.toByteArray();
    }
}
