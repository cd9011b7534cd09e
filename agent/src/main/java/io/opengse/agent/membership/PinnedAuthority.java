package io.opengse.agent.membership;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a server only when its certificate was signed by the authority that the join token names by its fingerprint: at
 * the first contact nothing else is known of it. Remembers why it trusted one not, for the screen.
 */
final class PinnedAuthority extends X509ExtendedTrustManager {
    private final String fingerprint;
    private volatile @Nullable String complaint;

    /** @param fingerprint SHA-256 of the authority's certificate, hex */
    PinnedAuthority(String fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Null when it did not complain. */
    @Nullable
    String complaint() {
        return complaint;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        X509Certificate authority = Arrays.stream(chain)
                .filter(this::isPinned)
                .findFirst()
                .orElseThrow(() -> complain("the server that answers there is not the one that made the token: its"
                        + " authority has another fingerprint than " + fingerprint.substring(0, 16) + "…. Either"
                        + " something stands between, or the server was set up anew: make a new token there"));
        try {
            judge(authority).checkServerTrusted(chain, authType, engine);
        } catch (CertificateException bad) {
            throw complain("the server's certificate is not good here: " + bad.getMessage()
                    + ". It counts from " + chain[0].getNotBefore().toInstant() + " to "
                    + chain[0].getNotAfter().toInstant()
                    + "; if that should be now, set this machine's clock right (timedatectl set-ntp true)");
        }
    }

    private CertificateException complain(String why) {
        complaint = why;
        return new CertificateException(why);
    }

    private boolean isPinned(X509Certificate certificate) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(hash).equals(fingerprint);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static X509ExtendedTrustManager judge(X509Certificate authority) throws CertificateException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException impossible) {
            throw new CertificateException("the authority cannot be trusted", impossible);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("only used with engines");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("only used with engines");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
