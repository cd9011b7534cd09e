package io.opengse.cli.client;

import io.opengse.cli.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts one certificate that stands in a file, whatever name its server is reached under: who holds its key is the
 * installation. Every other certificate is judged as this machine judges it, name included.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {
    private final X509Certificate pinned;
    private final X509ExtendedTrustManager others;

    private PinnedCertificate(X509Certificate pinned, X509ExtendedTrustManager others) {
        this.pinned = pinned;
        this.others = others;
    }

    static SSLContext read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            X509ExtendedTrustManager others = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedCertificate(certificate, others)}, null);
            return context;
        } catch (IOException | GeneralSecurityException problem) {
            throw new Failure(
                    "the certificate " + file + " cannot be read: " + problem.getMessage(),
                    "check the file, or name the installation's folder with --data DIR",
                    problem);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        if (!isPinned(chain)) {
            others.checkServerTrusted(chain, type, engine);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        if (!isPinned(chain)) {
            others.checkServerTrusted(chain, type, socket);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        if (!isPinned(chain)) {
            others.checkServerTrusted(chain, type);
        }
    }

    private boolean isPinned(X509Certificate @Nullable [] chain) {
        return chain != null && chain.length > 0 && chain[0].equals(pinned);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        others.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        others.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        others.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return others.getAcceptedIssuers();
    }
}
