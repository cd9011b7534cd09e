package io.opengse.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The JDK's own tool for certificates, which has no other door than its command line. */
final class Keytool {
    private static final int DAYS = 397; // the longest that Apple's systems take
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final RandomGenerator random;

    /** @param folder for a file that is gone again when this is done */
    Keytool(Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
    }

    Identity make(List<String> names, Instant now) throws IOException {
        Path store = folder.resolve("making.p12");
        byte[] word = new byte[16];
        random.nextBytes(word);
        String password = HexFormat.of().formatHex(word);
        try {
            Files.deleteIfExists(store);
            run(store, password, names, now);
            return read(store, password.toCharArray());
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static void run(Path store, String password, List<String> names, Instant now) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(store, names, now)).redirectErrorStream(true);
        builder.environment().put("GSE_STORE_PASSWORD", password);
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), java.nio.charset.Charset.defaultCharset());
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool could not make a certificate for " + names + ": " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a certificate was made", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path store, List<String> names, Instant now) {
        String alternatives = names.stream()
                .map(name -> (Names.isAddress(name) ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
        String start = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss")
                .withZone(ZoneId.systemDefault())
                .format(now.minusSeconds(60)); // clocks differ
        List<String> command = new ArrayList<>();
        command.add(
                Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "gse", "-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of("-sigalg", "SHA256withECDSA", "-dname", "CN=OpenGSE development server"));
        command.addAll(List.of("-startdate", start, "-validity", Integer.toString(DAYS)));
        command.addAll(List.of("-ext", "san=" + alternatives, "-ext", "eku=serverAuth", "-ext", "ku=digitalSignature"));
        command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
        command.addAll(List.of("-storepass:env", "GSE_STORE_PASSWORD"));
        return command;
    }

    private static Identity read(Path store, char[] password) throws IOException {
        try (InputStream content = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(content, password);
            return new Identity(
                    List.of((X509Certificate) keys.getCertificate("gse")), (PrivateKey) keys.getKey("gse", password));
        } catch (GeneralSecurityException broken) {
            throw new IOException("what keytool made cannot be read: " + broken.getMessage(), broken);
        }
    }
}
