package io.opengse.server.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSealTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void whatIsSealedIsOpenedAgainAlsoAfterARestart() throws IOException {
        String sealed = seal("access.key").seal("the secret", "AKID1");

        assertThat(sealed).doesNotContain("secret");
        assertThat(seal("access.key").open(sealed, "AKID1")).contains("the secret");
    }

    @Test
    void theSameSecretLooksDifferentEachTime() throws IOException {
        SecretSeal seal = seal("access.key");

        assertThat(seal.seal("the secret", "AKID1")).isNotEqualTo(seal.seal("the secret", "AKID1"));
    }

    @Test
    void nothingOpensWithAnotherKeyForAnotherOwnerOrChanged() throws IOException {
        String sealed = seal("access.key").seal("the secret", "AKID1");

        assertThat(seal("other.key").open(sealed, "AKID1")).isEmpty();
        assertThat(seal("access.key").open(sealed, "AKID2")).isEmpty();
        assertThat(seal("access.key").open("A" + sealed.substring(1, sealed.length() - 6) + "AAAA==", "AKID1"))
                .isEmpty();
        assertThat(seal("access.key").open("", "AKID1")).isEmpty();
        assertThat(seal("access.key").open("not base 64!", "AKID1")).isEmpty();
    }

    @Test
    void onlyTheOwnerMayReadTheKeyFile() throws IOException {
        seal("access.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("access.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenKeyFileStopsTheServerAndSaysWhatToDo() throws IOException {
        Files.writeString(folder.resolve("access.key"), "abc");

        assertThatIOException()
                .isThrownBy(() -> seal("access.key"))
                .withMessageContaining("64 hex digits")
                .withMessageContaining("Restore it from a backup");
    }

    private SecretSeal seal(String file) throws IOException {
        return SecretSeal.open(folder.resolve(file), random);
    }
}
