package io.opengse.server.tls;

import io.opengse.server.credential.SecretFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateParsingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The certificate an installation makes for itself when it is given none: self-signed, for this machine's names, good
 * for a year and made anew before that ends. Its folder holds certificate.pem, key.pem (0600) and, for Java programs,
 * trust.jks. It proves nothing to those who were not told to trust it.
 */
final class DevelopmentCertificate {
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final Path folder;
    private final List<String> names;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param names host names and addresses under which clients come */
    DevelopmentCertificate(Path folder, List<String> names, Clock clock, RandomGenerator random) {
        this.folder = folder;
        this.names = List.copyOf(names);
        this.clock = clock;
        this.random = random;
    }

    Path certificateFile() {
        return folder.resolve("certificate.pem");
    }

    Path keyFile() {
        return folder.resolve("key.pem");
    }

    /** What is kept, or what is made now because there is nothing that will do. */
    Identity ensure() throws IOException {
        if (Files.exists(certificateFile()) && Files.exists(keyFile())) {
            SecretFile.readOrMake(keyFile(), () -> ""); // closes it to others
            try {
                Identity kept = Identity.read(certificateFile(), keyFile());
                if (willDo(kept)) {
                    return kept;
                }
            } catch (IOException broken) {
                System.getLogger(DevelopmentCertificate.class.getName())
                        .log(System.Logger.Level.WARNING, "the certificate is made anew", broken);
            }
        }
        return make();
    }

    private boolean willDo(Identity kept) throws IOException {
        Instant end = kept.certificate().getNotAfter().toInstant();
        return clock.instant().plus(RENEWED_BEFORE).isBefore(end)
                && namesIn(kept)
                        .containsAll(names.stream().map(Names::canonical).toList());
    }

    private static Set<String> namesIn(Identity kept) throws IOException {
        try {
            Collection<List<?>> written = kept.certificate().getSubjectAlternativeNames();
            Set<String> found = new HashSet<>();
            if (written != null) {
                written.forEach(name -> found.add(Names.canonical(String.valueOf(name.get(1)))));
            }
            return found;
        } catch (CertificateParsingException broken) {
            throw new IOException("its names cannot be read", broken);
        }
    }

    /** A crash in between leaves a key without its certificate, which is then made anew. */
    private Identity make() throws IOException {
        Files.createDirectories(folder);
        Identity made = new Keytool(folder, random).make(names, clock.instant());
        Files.deleteIfExists(certificateFile());
        Files.deleteIfExists(keyFile());
        SecretFile.readOrMake(keyFile(), () -> pem("PRIVATE KEY", made.key().getEncoded()));
        Path draft = folder.resolve("certificate.pem.new");
        try {
            Files.writeString(draft, pem("CERTIFICATE", made.certificate().getEncoded()));
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
        TrustFile.write(folder.resolve("trust.jks"), made.certificate());
        Files.move(draft, certificateFile(), StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private static String pem(String kind, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
