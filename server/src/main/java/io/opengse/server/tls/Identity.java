package io.opengse.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who the server is to HTTPS clients: a certificate, with those it was signed by, and its private key. Read from PEM
 * files, as certificate authorities hand them out. The key never leaves this program and stands in no message.
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern KEY = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
    private static final Pattern OTHER_KEY = Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----");
    private static final byte[] PROBE = "is this the key?".getBytes(StandardCharsets.UTF_8);

    /** @throws IOException when a file cannot be used; the message says which, why and what to do */
    static Identity read(Path certificateFile, Path keyFile) throws IOException {
        Identity identity = new Identity(certificates(certificateFile), key(keyFile));
        if (!identity.belongsTogether()) {
            throw new IOException("the key in " + keyFile + " is not that of the first certificate in "
                    + certificateFile + ": name two files that were made together");
        }
        return identity;
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    private static List<X509Certificate> certificates(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            List<X509Certificate> chain = CertificateFactory.getInstance("X.509").generateCertificates(content).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (chain.isEmpty()) {
                throw new IOException("there is no certificate in " + file
                        + ": it must begin with -----BEGIN CERTIFICATE-----, the server's own first");
            }
            return chain;
        } catch (GeneralSecurityException broken) {
            throw new IOException("the certificate in " + file + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        Matcher block = KEY.matcher(text);
        if (!block.find()) {
            Matcher other = OTHER_KEY.matcher(text);
            throw new IOException("there is no unencrypted PKCS #8 key in " + file
                    + (other.find() ? " but one of the kind " + other.group(1) : "")
                    + "; write it anew with: openssl pkcs8 -topk8 -nocrypt -in " + file.getFileName() + " -out NEW");
        }
        try {
            return key(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(block.group(1))));
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IOException("the key in " + file + " cannot be read: " + broken.getMessage(), broken);
        }
    }

    private static PrivateKey key(PKCS8EncodedKeySpec encoded) throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException _) {
                // it is a key of another kind
            }
        }
        throw new InvalidKeySpecException("it is neither an RSA, nor an EC, nor an Ed25519 key");
    }

    private boolean belongsTogether() {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "EdDSA";
        };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(PROBE);
            byte[] signed = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certificate().getPublicKey());
            checking.update(PROBE);
            return checking.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + "]";
    }
}
