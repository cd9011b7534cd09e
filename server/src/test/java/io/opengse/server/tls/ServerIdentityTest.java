package io.opengse.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.MovableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIdentityTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T08:00:00Z"));
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void theSelfMadeCertificateNamesThisMachineAndIsGoodForAYear() throws Exception {
        X509Certificate made = certificate(selfMade("games.example").certificate());

        assertThat(made.getSubjectAlternativeNames().stream().map(name -> String.valueOf(name.get(1))))
                .contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "games.example");
        assertThat(made.getNotAfter().toInstant())
                .isAfter(clock.instant().plus(Duration.ofDays(390)))
                .isBefore(clock.instant().plus(Duration.ofDays(398)));
        assertThat(Files.list(folder).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("certificate.pem", "key.pem", "trust.jks");
        assertThat(Files.getPosixFilePermissions(folder.resolve("key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void itIsKeptUntilItIsAboutToExpire() throws Exception {
        X509Certificate first = certificate(selfMade().certificate());
        clock.move(Duration.ofDays(300));
        X509Certificate kept = certificate(selfMade().certificate());
        clock.move(Duration.ofDays(70));
        X509Certificate renewed = certificate(selfMade().certificate());

        assertThat(kept).isEqualTo(first);
        assertThat(renewed).isNotEqualTo(first);
        assertThat(renewed.getNotAfter()).isAfter(first.getNotAfter());
    }

    @Test
    void aNewNameOrABrokenKeyMakesANewOne() throws Exception {
        X509Certificate first = certificate(selfMade().certificate());
        X509Certificate named = certificate(selfMade("games.example").certificate());
        Files.writeString(folder.resolve("key.pem"), "nonsense");
        X509Certificate mended = certificate(selfMade("games.example").certificate());

        assertThat(List.of(named, mended)).doesNotContain(first).doesNotHaveDuplicates();
    }

    @Test
    void aGivenCertificateIsShownAnewOnceItsFilesChanged() throws Exception {
        Path own = folder.resolve("own");
        DevelopmentCertificate made = new DevelopmentCertificate(own, List.of("localhost"), clock, random);
        made.ensure();
        ServerIdentity given = ServerIdentity.given(made.certificateFile(), made.keyFile());
        Files.delete(made.certificateFile());
        made.ensure();
        Files.setLastModifiedTime(made.certificateFile(), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        given.look();

        assertThat(given.certificate()).isEqualTo(made.certificateFile());
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        DevelopmentCertificate one = new DevelopmentCertificate(folder.resolve("1"), List.of("a"), clock, random);
        DevelopmentCertificate two = new DevelopmentCertificate(folder.resolve("2"), List.of("a"), clock, random);
        one.ensure();
        two.ensure();

        assertThatThrownBy(() -> ServerIdentity.given(one.certificateFile(), two.keyFile()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not that of the first certificate");
    }

    @Test
    void aKeyOfAnotherFormatIsRefusedWithTheCommandThatRewritesIt() throws Exception {
        DevelopmentCertificate one = new DevelopmentCertificate(folder, List.of("a"), clock, random);
        one.ensure();
        Path old = Files.writeString(
                folder.resolve("old.pem"), "-----BEGIN RSA PRIVATE KEY-----\nMII=\n-----END RSA PRIVATE KEY-----\n");

        assertThatThrownBy(() -> ServerIdentity.given(one.certificateFile(), old))
                .hasMessageContaining("RSA PRIVATE KEY")
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in old.pem");
    }

    private ServerIdentity selfMade(String... names) throws IOException {
        return ServerIdentity.selfMade(folder, "127.0.0.1", List.of(names), clock, random);
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream content = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
        }
    }
}
