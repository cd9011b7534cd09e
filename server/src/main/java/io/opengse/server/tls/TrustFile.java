package io.opengse.server.tls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

/** A certificate in the form Java programs trust by: -Djavax.net.ssl.trustStore=FILE, and no password. */
final class TrustFile {
    private TrustFile() {}

    static void write(Path file, X509Certificate certificate) throws IOException {
        try (OutputStream content = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("JKS"); // the one kind that is read without a password
            store.load(null, null);
            store.setCertificateEntry("opengse", certificate);
            store.store(content, "changeit".toCharArray());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has JKS", impossible);
        }
    }
}
