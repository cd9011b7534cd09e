package io.opengse.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    private final RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);

    @TempDir
    Path directory;

    @Test
    void aKeyPairIsMadeOnceAndThenKept() throws IOException {
        Path file = directory.resolve("credentials.json");

        Credentials made = Credentials.open(file, random);

        assertThat(made.secretId()).matches("AKID[A-Za-z0-9]{32}");
        assertThat(made.secretKey()).matches("[A-Za-z0-9]{32}");
        assertThat(Credentials.open(file, random)).isEqualTo(made);
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        Path file = directory.resolve("credentials.json");

        Credentials.open(file, random);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersMayReadIsClosedToThem() throws IOException {
        Path file = directory.resolve("link.token");
        LinkToken made = LinkToken.open(file, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(LinkToken.open(file, random)).isEqualTo(made);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSpoiltFileIsNeverReplacedSilently() throws IOException {
        Path file = directory.resolve("credentials.json");
        Files.writeString(file, "{\"secretId\":\"AKIDx\"}");

        assertThatThrownBy(() -> Credentials.open(file, random))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lacks secretId or secretKey")
                .hasMessageContaining("delete it");
        assertThat(file).hasContent("{\"secretId\":\"AKIDx\"}");
    }

    @Test
    void aSecretDoesNotShowWhenPrinted() throws IOException {
        Credentials credentials = Credentials.open(directory.resolve("credentials.json"), random);
        LinkToken token = LinkToken.open(directory.resolve("link.token"), random);

        assertThat(credentials.toString()).doesNotContain(credentials.secretKey());
        assertThat(token.toString()).doesNotContain(token.value());
        assertThat(token.is(token.value())).isTrue();
        assertThat(token.is(token.value() + "x")).isFalse();
    }
}
