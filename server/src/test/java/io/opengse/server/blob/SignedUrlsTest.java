package io.opengse.server.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.server.blob.SignedUrls.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedUrlsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final byte[] KEY = {1, 2, 3};

    @Test
    void aLinkIsGoodUntilItExpires() {
        String link = new SignedUrls(KEY, () -> NOW).link("logs/a.zip", Duration.ofHours(1));

        assertThat(follow(link, "logs/a.zip", NOW.plusSeconds(3600))).isEqualTo(Verdict.GOOD);
        assertThat(follow(link, "logs/a.zip", NOW.plusSeconds(3601))).isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void aLinkLeadsToItsOwnBlobOnly() {
        String link = new SignedUrls(KEY, () -> NOW).link("logs/a.zip", Duration.ofHours(1));

        assertThat(follow(link, "logs/b.zip", NOW)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void aLinkCannotBeMadeToLastLonger() {
        String link = new SignedUrls(KEY, () -> NOW).link("a", Duration.ofHours(1));
        String longer = link.replaceAll("expires=\\d+", "expires=99999999999");

        assertThat(follow(longer, "a", NOW)).isEqualTo(Verdict.FORGED);
        assertThat(new SignedUrls(KEY, () -> NOW).check("a", "never", "")).isEqualTo(Verdict.FORGED);
    }

    @Test
    void theKeyOutlivesARestartAndDiffersByPurpose(@TempDir Path folder) {
        KeyFile first = KeyFile.open(folder.resolve("url.key"), new Random(1));
        KeyFile again = KeyFile.open(folder.resolve("url.key"), new Random(2));

        assertThat(again.derive("links")).isEqualTo(first.derive("links")).isNotEqualTo(first.derive("pages"));
        assertThat(folder.resolve("url.key").toFile()).content().hasSize(65);
    }

    @Test
    void onlyItsOwnerMayReadTheKey(@TempDir Path folder) throws java.io.IOException {
        KeyFile.open(folder.resolve("url.key"), new Random(1));

        assertThat(java.nio.file.attribute.PosixFilePermissions.toString(
                        java.nio.file.Files.getPosixFilePermissions(folder.resolve("url.key"))))
                .isEqualTo("rw-------");
    }

    private static Verdict follow(String link, String blobKey, Instant at) {
        String[] query = URI.create(link).getRawQuery().split("[=&]");
        return new SignedUrls(KEY, () -> at).check(blobKey, query[1], query[3]);
    }
}
