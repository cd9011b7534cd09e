package io.opengse.agent.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.agent.deployment.GamePackage;
import io.opengse.agent.link.PackageRefused;
import io.opengse.agent.link.ServerAway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCacheTest {
    @TempDir
    private Path folder;

    private final FakePackages source = new FakePackages();
    private final byte[] zip = new byte[10_500];
    private PackageCache cache;
    private GamePackage game;

    @BeforeEach
    void makeZip() {
        new Random(1).nextBytes(zip);
        game = source.has("asset-1", zip);
        cache = new PackageCache(folder, source);
    }

    @Test
    void aPackageIsFetchedOnce() throws Exception {
        cache.fetch(game, _ -> {});
        cache.fetch(game, _ -> {});

        assertThat(cache.file(game)).hasBinaryContent(zip);
        assertThat(source.offsets).containsExactly(0L);
    }

    @Test
    void aBrokenFetchGoesOnWhereItBroke() throws Exception {
        source.breakAfter = 4;
        assertThatThrownBy(() -> cache.fetch(game, _ -> {})).isInstanceOf(ServerAway.class);
        assertThat(cache.file(game)).doesNotExist();
        source.breakAfter = Integer.MAX_VALUE;

        new PackageCache(folder, source).fetch(game, _ -> {}); // another agent

        assertThat(cache.file(game)).hasBinaryContent(zip);
        assertThat(source.offsets).containsExactly(0L, 4000L);
    }

    @Test
    void aDamagedPartIsFetchedFromTheBeginning() throws Exception {
        source.breakAfter = 4;
        assertThatThrownBy(() -> cache.fetch(game, _ -> {})).isInstanceOf(ServerAway.class);
        source.breakAfter = Integer.MAX_VALUE;
        Files.write(folder.resolve(game.sha256() + ".zip.part"), new byte[4000]);

        assertThatThrownBy(() -> cache.fetch(game, _ -> {}))
                .isInstanceOf(ServerAway.class)
                .hasMessageContaining("from its beginning");
        cache.fetch(game, _ -> {});

        assertThat(cache.file(game)).hasBinaryContent(zip);
    }

    @Test
    void anotherContentThanAnnouncedIsRefused() {
        GamePackage other = new GamePackage("asset-1", "0".repeat(64), zip.length);

        assertThatThrownBy(() -> cache.fetch(other, _ -> {}))
                .isInstanceOf(PackageRefused.class)
                .hasMessageContainingAll("asset-1", game.sha256(), "0".repeat(64));
        assertThat(cache.file(other)).doesNotExist();
    }

    @Test
    void aChecksumThatIsNoneNamesNoFile() {
        assertThatThrownBy(() -> cache.fetch(new GamePackage("asset-1", "../../evil", 3), _ -> {}))
                .isInstanceOf(PackageRefused.class)
                .hasMessageContaining("../../evil");
    }

    @Test
    void aPackageLargerThanTheDiskIsRefused() {
        assertThatThrownBy(() -> cache.fetch(new GamePackage("asset-1", "1".repeat(64), 1L << 60), _ -> {}))
                .isInstanceOf(PackageRefused.class)
                .hasMessageContaining("make room");
    }

    @Test
    void whatNoFleetUsesIsTrimmed() throws Exception {
        GamePackage other = source.has("asset-2", new byte[] {1});
        cache.fetch(game, _ -> {});
        cache.fetch(other, _ -> {});

        cache.trim(Set.of(other.sha256()));

        assertThat(cache.file(game)).doesNotExist();
        assertThat(cache.file(other)).exists();
    }
}
