package io.opengse.agent.membership;

import io.opengse.agent.link.HostPort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Keeps an {@link Identity} in one PEM file that only its owner may read, so that key and certificate never part; and,
 * while a join is under way, its key in another, so that a join whose answer was lost can be repeated.
 */
public final class IdentityFile {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]+)-----END \\1-----");

    private final Path file;
    private final Path joining;

    /** @param folder the agent's own; made when it is not there */
    public IdentityFile(Path folder) {
        this.file = folder.resolve("host.pem");
        this.joining = folder.resolve("joining.pem");
    }

    public Path path() {
        return file;
    }

    /**
     * Empty when this machine has not joined.
     *
     * @throws IOException when it cannot be read; says what to do
     */
    public Optional<Identity> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        String text = OwnFile.read(file);
        try {
            List<byte[]> certificates = blocks(text, "CERTIFICATE");
            return Optional.of(new Identity(
                    line(text, "host"),
                    line(text, "token"),
                    line(text, "server-name"),
                    Arrays.stream(line(text, "servers").split(" ", -1))
                            .map(HostPort::parse)
                            .toList(),
                    privateKey(blocks(text, "PRIVATE KEY").getFirst()),
                    certificate(certificates.get(0)),
                    certificate(certificates.get(1))));
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new IOException(
                    file + " cannot be used: " + broken.getMessage() + ". Delete it and join again with a new token",
                    broken);
        }
    }

    /** Replaces what was there, whole or not at all. */
    public void write(Identity identity) throws IOException {
        try {
            OwnFile.write(
                    file,
                    "As which host this machine is known to its server. Never copy it to another machine.\nhost: "
                            + identity.hostId() + "\ntoken: " + identity.token() + "\nserver-name: "
                            + identity.serverName() + "\nservers: "
                            + identity.servers().stream()
                                    .map(HostPort::toString)
                                    .collect(Collectors.joining(" "))
                            + "\n"
                            + pem("PRIVATE KEY", identity.key().getEncoded())
                            + pem("CERTIFICATE", identity.certificate().getEncoded())
                            + pem("CERTIFICATE", identity.authority().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate that was read can be written", impossible);
        }
        Files.deleteIfExists(joining);
    }

    /** The key to join with: that of a join with this token that was not finished, or a new one. */
    KeyPair joiningKeys(String token) throws IOException {
        if (Files.exists(joining)) {
            String text = OwnFile.read(joining);
            try {
                if (line(text, "token").equals(token)) {
                    return new KeyPair(
                            KeyFactory.getInstance("EC")
                                    .generatePublic(new X509EncodedKeySpec(
                                            blocks(text, "PUBLIC KEY").getFirst())),
                            privateKey(blocks(text, "PRIVATE KEY").getFirst()));
                }
            } catch (GeneralSecurityException | RuntimeException broken) {
                System.getLogger(IdentityFile.class.getName())
                        .log(System.Logger.Level.WARNING, "the key of an unfinished join is made anew", broken);
            }
        }
        KeyPair fresh = Keys.fresh();
        OwnFile.write(
                joining,
                "token: " + token + "\n"
                        + pem("PUBLIC KEY", fresh.getPublic().getEncoded())
                        + pem("PRIVATE KEY", fresh.getPrivate().getEncoded()));
        return fresh;
    }

    static X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    }

    private static String line(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it lacks the line \"" + name + ":\""));
    }

    private static List<byte[]> blocks(String text, String kind) {
        Matcher blocks = BLOCK.matcher(text);
        return blocks.results()
                .filter(block -> block.group(1).equals(kind))
                .map(block -> Base64.getMimeDecoder().decode(block.group(2)))
                .toList();
    }

    private static String pem(String kind, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
